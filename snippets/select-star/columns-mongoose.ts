/**
 * Mongoose: a list reads the fields that it shows, as plain objects.
 *
 * @tab OrderSummary orderSummaries Order OrderModel status placedAt 50
 */
import { type Order, OrderModel } from '../../test/libraries/shop/mongoose.ts';

// #region snippet
export type OrderSummary = Pick<Order, '_id' | 'status' | 'placedAt'>;

export function orderSummaries(): Promise<OrderSummary[]> {
  return OrderModel.find().select<OrderSummary>('status placedAt').sort({ _id: -1 }).limit(50).lean<OrderSummary[]>();
}
// #endregion
