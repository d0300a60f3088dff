/**
 * Knex: one instance for the process, its pool bounded. `min: 0` lets idle connections go.
 *
 * @tab db url 'pg' 10 5_000
 */
import knex from 'knex';

const url = process.env.DATABASE_URL ?? 'postgres://localhost/shop';

// #region snippet
export const db = knex({
  client: 'pg',
  connection: url,
  pool: { min: 0, max: 10 },
  acquireConnectionTimeout: 5_000,
});
// #endregion
