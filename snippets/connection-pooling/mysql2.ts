/**
 * mysql2: one pool for the process, with a bound on those who wait. The default queue has none.
 *
 * @tab pool url 10 100 5_000
 */
import { createPool } from 'mysql2/promise';

const url = process.env.DATABASE_URL ?? 'mysql://localhost/shop';

// #region snippet
export const pool = createPool({
  uri: url,
  connectionLimit: 10,
  queueLimit: 100,
  connectTimeout: 5_000,
});
// #endregion
