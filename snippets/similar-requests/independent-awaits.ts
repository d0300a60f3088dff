/**
 * Plain TypeScript: what does not depend on each other is started together.
 *
 * @tab orders findOrders revenue findRevenue
 */
export async function example(findOrders: () => Promise<string[]>, findRevenue: () => Promise<number>) {
  // #region snippet
  const [orders, revenue] = await Promise.all([findOrders(), findRevenue()]);
  // #endregion
  return { orders, revenue };
}
