/**
 * Mongoose: one query for the parents of a list, looked up through a Map. The key is text, since two ids of the same document are not the same object.
 *
 * @tab customers CustomerModel _id orders order customerId customer customerById
 */
import { CustomerModel, type Order } from '../../test/libraries/shop/mongoose.ts';

export async function example(orders: Order[]) {
  // #region snippet
  const customers = await CustomerModel.find({ _id: { $in: orders.map((order) => order.customerId) } }).lean();
  const customerById = new Map(customers.map((customer) => [String(customer._id), customer]));
  // #endregion
  return orders.map((order) => customerById.get(String(order.customerId)));
}
