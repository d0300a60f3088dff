/**
 * pg: a statement names the columns that it reads, and so do its rows.
 *
 * @tab OrderSummary orderSummaries id status placed_at orders 50
 */
import type { Pool } from 'pg';

// #region snippet
export interface OrderSummary {
  id: number;
  status: string;
  placed_at: Date;
}

export async function orderSummaries(pool: Pool): Promise<OrderSummary[]> {
  const { rows } = await pool.query<OrderSummary>('SELECT id, status, placed_at FROM orders ORDER BY id DESC LIMIT 50');
  return rows;
}
// #endregion
