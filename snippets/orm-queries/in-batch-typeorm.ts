/**
 * TypeORM: one query for the parents of a list, looked up through a Map.
 *
 * @tab customers customerRepository id orders order customerId customer customerById
 */
import { In, type Repository } from 'typeorm';
import type { Customer, Order } from '../../test/libraries/shop/typeorm.ts';

export async function example(customerRepository: Repository<Customer>, orders: Order[]) {
  // #region snippet
  const customers = await customerRepository.findBy({
    id: In([...new Set(orders.map((order) => order.customerId))]),
  });
  const customerById = new Map(customers.map((customer) => [customer.id, customer]));
  // #endregion
  return orders.map((order) => customerById.get(order.customerId));
}
