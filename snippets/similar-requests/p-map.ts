/**
 * p-map: one request per item, a few at a time. Better still, where the service has it: one request for all.
 *
 * @tab results items item handle 8
 */
import pMap from 'p-map';

export async function example(items: string[], handle: (item: string) => Promise<number>) {
  // #region snippet
  const results = await pMap(items, (item) => handle(item), { concurrency: 8 });
  // #endregion
  return results;
}
