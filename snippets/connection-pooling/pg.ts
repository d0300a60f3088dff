/**
 * pg: one pool for the process.
 *
 * @tab pool url 10 5_000 30_000
 */
import { Pool } from 'pg';

const url = process.env.DATABASE_URL ?? 'postgres://localhost/shop';

// #region snippet
export const pool = new Pool({
  connectionString: url,
  max: 10,
  connectionTimeoutMillis: 5_000,
  idleTimeoutMillis: 30_000,
});
// An idle connection that breaks must not end the process.
pool.on('error', (error) => console.error('idle database connection failed', error));
// #endregion
