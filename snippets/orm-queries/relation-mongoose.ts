/**
 * Mongoose: the references of the whole list populated by one query.
 *
 * @tab orders OrderModel status 'PAID' Customer customerId name 100
 */
import { type Customer, OrderModel } from '../../test/libraries/shop/mongoose.ts';

export async function example() {
  // #region snippet
  const orders = await OrderModel.find({ status: 'PAID' })
    .populate<{ customerId: Pick<Customer, 'name'> }>('customerId', 'name')
    .limit(100)
    .lean();
  // #endregion
  return orders;
}
