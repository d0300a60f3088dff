/**
 * Knex: a DataLoader, which turns look-ups made one by one into one query. Make one per request: it keeps what it has read.
 *
 * @tab customerLoader Customer 'customers' row id
 */
import DataLoader from 'dataloader';
import type { Knex } from 'knex';
import type { Customer } from '../../test/libraries/shop/knex.ts';

// #region snippet
export function customerLoader(knex: Knex): DataLoader<Customer['id'], Customer | null> {
  return new DataLoader(async (keys) => {
    const rows = await knex<Customer>('customers').whereIn('id', [...keys]);
    const byKey = new Map(rows.map((row) => [row.id, row]));
    return keys.map((key) => byKey.get(key) ?? null);
  });
}
// #endregion
