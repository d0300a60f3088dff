/**
 * Drizzle: rows inserted or, where the unique column is taken, updated, by one statement.
 *
 * @tab db customers entries email name
 */
import { sql } from 'drizzle-orm';
import { customers, type Database } from '../../test/libraries/shop/drizzle.ts';

export async function example(db: Database, entries: { name: string; email: string }[]) {
  // #region snippet
  await db
    .insert(customers)
    .values(entries)
    .onConflictDoUpdate({ target: customers.email, set: { name: sql`excluded.name` } });
  // #endregion
}
