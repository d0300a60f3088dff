/**
 * TypeORM: a list reads the columns that it shows. The rows' type is narrowed too, so that nobody looks at a column that was not read.
 *
 * @tab OrderSummary orderSummaries Order id status placedAt 50
 */
import type { Repository } from 'typeorm';
import type { Order } from '../../test/libraries/shop/typeorm.ts';

// #region snippet
export type OrderSummary = Pick<Order, 'id' | 'status' | 'placedAt'>;

export function orderSummaries(orders: Repository<Order>): Promise<OrderSummary[]> {
  return orders.find({ select: { id: true, status: true, placedAt: true }, order: { id: 'DESC' }, take: 50 });
}
// #endregion
