/**
 * Prisma: keyset pagination with a ceiling on the page's size. One row more than the page tells whether there is a next one.
 *
 * @tab MAX_PAGE_SIZE 100 orderPage Order prisma order status placedAt id
 */
import type { Order, PrismaClient } from '@prisma/client';

// #region snippet
const MAX_PAGE_SIZE = 100;

export async function orderPage(prisma: PrismaClient, status: string, cursor: Order['id'] | null, limit: number) {
  const take = Math.min(Math.max(limit, 1), MAX_PAGE_SIZE);
  const rows = await prisma.order.findMany({
    where: { status },
    orderBy: [{ placedAt: 'desc' }, { id: 'desc' }],
    take: take + 1,
    ...(cursor !== null && { cursor: { id: cursor }, skip: 1 }),
  });
  const items = rows.slice(0, take);
  return { items, nextCursor: rows.length > take ? (items.at(-1)?.id ?? null) : null };
}
// #endregion
