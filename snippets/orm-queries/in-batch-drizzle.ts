/**
 * Drizzle: one query for the parents of a list, looked up through a Map.
 *
 * @tab rows db customers id orderRows order customerId customer customerById
 */
import { inArray } from 'drizzle-orm';
import { customers, type Database, type orders } from '../../test/libraries/shop/drizzle.ts';

export async function example(db: Database, orderRows: (typeof orders.$inferSelect)[]) {
  // #region snippet
  const rows = await db
    .select()
    .from(customers)
    .where(inArray(customers.id, [...new Set(orderRows.map((order) => order.customerId))]));
  const customerById = new Map(rows.map((customer) => [customer.id, customer]));
  // #endregion
  return orderRows.map((order) => customerById.get(order.customerId));
}
