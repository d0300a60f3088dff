/**
 * Fastify: a list route whose schema refuses a page above the ceiling.
 *
 * @tab app '/orders' 100 25 findPage
 */
import fastify from 'fastify';

const app = fastify();
declare function findPage(cursor: string | null, take: number): Promise<{ id: string }[]>;

// #region snippet
app.get<{ Querystring: { limit: number; cursor?: string } }>(
  '/orders',
  {
    schema: {
      querystring: {
        type: 'object',
        properties: {
          limit: { type: 'integer', minimum: 1, maximum: 100, default: 25 },
          cursor: { type: 'string' },
        },
      },
    },
  },
  async ({ query: { limit, cursor } }) => {
    const rows = await findPage(cursor ?? null, limit + 1);
    const items = rows.slice(0, limit);
    return { items, nextCursor: rows.length > limit ? items.at(-1)?.id : null };
  },
);
// #endregion

export default app;
