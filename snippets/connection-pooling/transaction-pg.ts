/**
 * pg: a transaction on one connection, which goes back to the pool on every path.
 *
 * @tab inTransaction pool
 */
import type { Pool, PoolClient } from 'pg';

// #region snippet
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((cause: Error) => {
      broken = cause;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
// #endregion
