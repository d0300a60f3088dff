/**
 * Plain TypeScript: a list sent in chunks to an endpoint that takes many at a time.
 *
 * @tab CHUNK_SIZE 100 results items sendMany
 */
export async function example(items: string[], sendMany: (chunk: string[]) => Promise<number[]>) {
  const results: number[] = [];
  // #region snippet
  const CHUNK_SIZE = 100;
  for (let start = 0; start < items.length; start += CHUNK_SIZE) {
    results.push(...(await sendMany(items.slice(start, start + CHUNK_SIZE))));
  }
  // #endregion
  return results;
}
