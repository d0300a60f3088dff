/**
 * Plain TypeScript: the largest of a list in one pass, without sorting it.
 *
 * @tab dearest Order orders order totalCents
 */
interface Order {
  totalCents: number;
}

export function example(orders: Order[]) {
  // #region snippet
  let dearest: Order | undefined;
  for (const order of orders) {
    if (!dearest || order.totalCents > dearest.totalCents) dearest = order;
  }
  // #endregion
  return dearest;
}
