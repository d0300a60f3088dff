/**
 * Hono: a list route that answers a page and the cursor of the next.
 *
 * @tab MAX_PAGE_SIZE 100 app '/orders' '25' findPage
 */
import { Hono } from 'hono';

const app = new Hono();
declare function findPage(cursor: string | null, take: number): Promise<{ id: string }[]>;

// #region snippet
const MAX_PAGE_SIZE = 100;

app.get('/orders', async (c) => {
  const asked = Number.parseInt(c.req.query('limit') ?? '25', 10);
  const limit = Math.min(Math.max(asked || 1, 1), MAX_PAGE_SIZE);
  const rows = await findPage(c.req.query('cursor') ?? null, limit + 1);
  const items = rows.slice(0, limit);
  return c.json({ items, nextCursor: rows.length > limit ? items.at(-1)?.id : null });
});
// #endregion

export default app;
