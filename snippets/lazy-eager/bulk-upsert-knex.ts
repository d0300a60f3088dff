/**
 * Knex: rows inserted or, where the unique column is taken, updated, by one statement.
 *
 * @tab knex 'customers' entries 'email' 'name'
 */
import type { Knex } from 'knex';

export async function example(knex: Knex, entries: { name: string; email: string }[]) {
  // #region snippet
  await knex('customers').insert(entries).onConflict('email').merge(['name']);
  // #endregion
}
