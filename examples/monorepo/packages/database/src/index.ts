import { Pool } from 'pg';

const pool = new Pool({ connectionTimeoutMillis: 2_000, query_timeout: 5_000 });

export interface Customer {
  readonly id: string;
  readonly name: string;
}

export async function customerOf(id: string): Promise<Customer | undefined> {
  const { rows } = await pool.query('SELECT id, name FROM customers WHERE id = $1 LIMIT 1', [id]);
  return rows[0];
}

export async function ordersSince(day: string): Promise<readonly { readonly id: string; readonly customerId: string }[]> {
  const { rows } = await pool.query('SELECT id, customer_id AS "customerId" FROM orders WHERE placed_at >= $1 ORDER BY id LIMIT 200', [
    day,
  ]);
  return rows;
}
