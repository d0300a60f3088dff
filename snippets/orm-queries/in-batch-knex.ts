/**
 * Knex: one query for the parents of a list, looked up through a Map.
 *
 * @tab customerRows knex Customer 'customers' id orders order customer_id customer customerById
 */
import type { Knex } from 'knex';
import type { Customer, Order } from '../../test/libraries/shop/knex.ts';

export async function example(knex: Knex, orders: Order[]) {
  // #region snippet
  const customerRows = await knex<Customer>('customers').whereIn('id', [...new Set(orders.map((order) => order.customer_id))]);
  const customerById = new Map(customerRows.map((customer) => [customer.id, customer]));
  // #endregion
  return orders.map((order) => customerById.get(order.customer_id));
}
