/**
 * Knex: keyset pagination with a ceiling on the page's size. The row comparison needs an index on both columns, in this order.
 *
 * @tab MAX_PAGE_SIZE 100 orderPage Order orders placed_at id
 */
import type { Knex } from 'knex';
import type { Order } from '../../test/libraries/shop/knex.ts';

// #region snippet
const MAX_PAGE_SIZE = 100;

export async function orderPage(knex: Knex, after: Pick<Order, 'placed_at' | 'id'> | null, limit: number) {
  const size = Math.min(Math.max(limit, 1), MAX_PAGE_SIZE);
  const query = knex<Order>('orders')
    .orderBy([
      { column: 'placed_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(size + 1);
  if (after) query.whereRaw('(placed_at, id) < (?, ?)', [after.placed_at, after.id]);
  const rows = await query;
  const items = rows.slice(0, size);
  return { items, next: rows.length > size ? (items.at(-1) ?? null) : null };
}
// #endregion
