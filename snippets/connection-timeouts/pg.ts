/**
 * pg: limits for getting a connection, for a statement and for a transaction left open.
 *
 * @tab pool url 5_000 15_000 30_000
 */
import { Pool } from 'pg';

const url = process.env.DATABASE_URL ?? 'postgres://localhost/shop';

// #region snippet
export const pool = new Pool({
  connectionString: url,
  connectionTimeoutMillis: 5_000,
  statement_timeout: 15_000,
  query_timeout: 15_000,
  idle_in_transaction_session_timeout: 30_000,
});
// #endregion
