/**
 * Express: a list route that answers a page and the cursor of the next.
 *
 * @tab MAX_PAGE_SIZE 100 router '/orders' 25 findPage
 */
import { Router } from 'express';

const router = Router();
declare function findPage(cursor: string | null, take: number): Promise<{ id: string }[]>;

// #region snippet
const MAX_PAGE_SIZE = 100;

router.get('/orders', async (req, res) => {
  const asked = Number.parseInt(String(req.query.limit ?? 25), 10);
  const limit = Math.min(Math.max(asked || 1, 1), MAX_PAGE_SIZE);
  const cursor = typeof req.query.cursor === 'string' ? req.query.cursor : null;
  const rows = await findPage(cursor, limit + 1);
  const items = rows.slice(0, limit);
  res.json({ items, nextCursor: rows.length > limit ? items.at(-1)?.id : null });
});
// #endregion

export default router;
