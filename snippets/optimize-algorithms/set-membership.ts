/**
 * Plain TypeScript: membership asked of a Set, where `includes` would search the list for every item.
 *
 * @tab blockedIds blocked rest items item id
 */
export function example(items: { id: number }[], blocked: { id: number }[]) {
  // #region snippet
  const blockedIds = new Set(blocked.map((item) => item.id));
  const rest = items.filter((item) => !blockedIds.has(item.id));
  // #endregion
  return rest;
}
