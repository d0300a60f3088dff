/**
 * Drizzle: all rows of a list inserted by one statement.
 *
 * @tab db customers entries name email
 */
import { customers, type Database } from '../../test/libraries/shop/drizzle.ts';

export async function example(db: Database, entries: { name: string; email: string }[]) {
  // #region snippet
  await db
    .insert(customers)
    .values(entries.map(({ name, email }) => ({ name, email })))
    .onConflictDoNothing();
  // #endregion
}
