/**
 * Drizzle: a DataLoader, which turns look-ups made one by one into one query. Make one per request: it keeps what it has read.
 *
 * @tab customerLoader Database customers id row
 */
import DataLoader from 'dataloader';
import { inArray } from 'drizzle-orm';
import { customers, type Database } from '../../test/libraries/shop/drizzle.ts';

// #region snippet
export function customerLoader(db: Database): DataLoader<number, typeof customers.$inferSelect | null> {
  return new DataLoader(async (keys) => {
    const rows = await db
      .select()
      .from(customers)
      .where(inArray(customers.id, [...keys]));
    const byKey = new Map(rows.map((row) => [row.id, row]));
    return keys.map((key) => byKey.get(key) ?? null);
  });
}
// #endregion
