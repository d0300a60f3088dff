/**
 * Sequelize: one query for the parents of a list, looked up through a Map.
 *
 * @tab customers Customer id orders order customerId customer customerById
 */
import { Customer, type Order } from '../../test/libraries/shop/sequelize.ts';

export async function example(orders: Order[]) {
  // #region snippet
  const customers = await Customer.findAll({
    where: { id: [...new Set(orders.map((order) => order.customerId))] },
  });
  const customerById = new Map(customers.map((customer) => [customer.id, customer]));
  // #endregion
  return orders.map((order) => customerById.get(order.customerId));
}
