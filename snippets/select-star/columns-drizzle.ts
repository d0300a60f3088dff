/**
 * Drizzle: a list reads the columns that it shows.
 *
 * @tab orderSummary orderSummaries Database orders id status placedAt 50
 */
import { desc } from 'drizzle-orm';
import { type Database, orders } from '../../test/libraries/shop/drizzle.ts';

// #region snippet
const orderSummary = { id: orders.id, status: orders.status, placedAt: orders.placedAt };

export function orderSummaries(db: Database) {
  return db.select(orderSummary).from(orders).orderBy(desc(orders.id)).limit(50);
}
// #endregion
