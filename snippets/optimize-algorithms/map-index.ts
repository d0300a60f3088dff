/**
 * Plain TypeScript: a list indexed once, where `find` would search it for every item.
 *
 * @tab customerById customers customer id joined orders order customerId
 */
export function example(orders: { customerId: number }[], customers: { id: number; name: string }[]) {
  // #region snippet
  const customerById = new Map(customers.map((customer) => [customer.id, customer]));
  const joined = orders.map((order) => ({ ...order, customer: customerById.get(order.customerId) }));
  // #endregion
  return joined;
}
