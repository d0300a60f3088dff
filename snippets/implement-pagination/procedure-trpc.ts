/**
 * tRPC: a list procedure whose input refuses a page above the ceiling; its answer suits `useInfiniteQuery`.
 *
 * @tab list publicProcedure 100 25 findPage
 */
import { initTRPC } from '@trpc/server';
import { z } from 'zod';

const { procedure: publicProcedure, router } = initTRPC.create();
declare function findPage(cursor: string | null, take: number): Promise<{ id: string }[]>;

export default router({
  // #region snippet
  list: publicProcedure
    .input(z.object({ limit: z.number().int().min(1).max(100).default(25), cursor: z.string().nullish() }))
    .query(async ({ input: { limit, cursor } }) => {
      const rows = await findPage(cursor ?? null, limit + 1);
      const items = rows.slice(0, limit);
      return { items, nextCursor: rows.length > limit ? items.at(-1)?.id : undefined };
    }),
  // #endregion
});
