/**
 * Plain TypeScript: a list grouped in one pass, where `filter` would walk it for every group.
 *
 * @tab ordersOf Order orders order customerId
 */
interface Order {
  customerId: number;
}

export function example(orders: Order[]) {
  // #region snippet
  const ordersOf = new Map<number, Order[]>();
  for (const order of orders) {
    const group = ordersOf.get(order.customerId);
    if (group) group.push(order);
    else ordersOf.set(order.customerId, [order]);
  }
  // #endregion
  return ordersOf;
}
