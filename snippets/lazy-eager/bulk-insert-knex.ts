/**
 * Knex: a list of any length inserted in statements of a fixed size, in one transaction.
 *
 * @tab knex 'customers' entries name email 500
 */
import type { Knex } from 'knex';

export async function example(knex: Knex, entries: { name: string; email: string }[]) {
  // #region snippet
  await knex.batchInsert(
    'customers',
    entries.map(({ name, email }) => ({ name, email })),
    500,
  );
  // #endregion
}
