/**
 * Drizzle: the relation read together with the rows, only the columns that are used.
 *
 * @tab rows db orders status 'PAID' customer name 100
 */
import { eq } from 'drizzle-orm';
import { type Database, orders } from '../../test/libraries/shop/drizzle.ts';

export async function example(db: Database) {
  // #region snippet
  const rows = await db.query.orders.findMany({
    where: eq(orders.status, 'PAID'),
    with: { customer: { columns: { name: true } } },
    limit: 100,
  });
  // #endregion
  return rows;
}
