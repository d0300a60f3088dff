/**
 * Drizzle: keyset pagination with a ceiling on the page's size. The row comparison needs an index on both columns, in this order.
 *
 * @tab MAX_PAGE_SIZE 100 orderPage Database orders placedAt id
 */
import { desc, sql } from 'drizzle-orm';
import { type Database, orders } from '../../test/libraries/shop/drizzle.ts';

// #region snippet
const MAX_PAGE_SIZE = 100;

export async function orderPage(db: Database, after: { placedAt: Date; id: number } | null, limit: number) {
  const size = Math.min(Math.max(limit, 1), MAX_PAGE_SIZE);
  const rows = await db
    .select()
    .from(orders)
    .where(after ? sql`(${orders.placedAt}, ${orders.id}) < (${after.placedAt.toISOString()}, ${after.id})` : undefined)
    .orderBy(desc(orders.placedAt), desc(orders.id))
    .limit(size + 1);
  const items = rows.slice(0, size);
  return { items, next: rows.length > size ? (items.at(-1) ?? null) : null };
}
// #endregion
