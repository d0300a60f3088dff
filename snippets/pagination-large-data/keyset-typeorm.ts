/**
 * TypeORM: keyset pagination with a ceiling on the page's size. The row comparison needs an index on both columns, in this order.
 *
 * @tab MAX_PAGE_SIZE 100 orderPage orderRepository Order placedAt id
 */
import type { Repository } from 'typeorm';
import type { Order } from '../../test/libraries/shop/typeorm.ts';

// #region snippet
const MAX_PAGE_SIZE = 100;

export async function orderPage(orderRepository: Repository<Order>, after: Pick<Order, 'placedAt' | 'id'> | null, limit: number) {
  const take = Math.min(Math.max(limit, 1), MAX_PAGE_SIZE);
  const query = orderRepository
    .createQueryBuilder('row')
    .orderBy('row.placedAt', 'DESC')
    .addOrderBy('row.id', 'DESC')
    .limit(take + 1);
  if (after) query.where('(row.placedAt, row.id) < (:placedAt, :id)', after);
  const rows = await query.getMany();
  const items = rows.slice(0, take);
  return { items, next: rows.length > take ? (items.at(-1) ?? null) : null };
}
// #endregion
