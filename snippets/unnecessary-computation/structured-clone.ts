/**
 * Node: a deep copy that keeps dates, maps and cycles, without the text in between. Where nobody writes to it, no copy is needed at all.
 *
 * @tab copy value
 */
export function example(value: { placedAt: Date }) {
  // #region snippet
  const copy = structuredClone(value);
  // #endregion
  return copy;
}
