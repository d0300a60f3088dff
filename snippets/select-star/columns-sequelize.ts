/**
 * Sequelize: a list reads the columns that it shows, as plain objects.
 *
 * @tab OrderSummary orderSummaries Order id status placedAt 50
 */
import { Order } from '../../test/libraries/shop/sequelize.ts';

// #region snippet
export type OrderSummary = Pick<Order, 'id' | 'status' | 'placedAt'>;

export function orderSummaries(): Promise<OrderSummary[]> {
  return Order.findAll({ attributes: ['id', 'status', 'placedAt'], order: [['id', 'DESC']], limit: 50, raw: true });
}
// #endregion
