/**
 * p-limit: one limit shared by all callers of a service, so that many requests at once cannot overrun it.
 *
 * @tab limit 8 results items item handle
 */
import pLimit from 'p-limit';

export async function example(items: string[], handle: (item: string) => Promise<number>) {
  // #region snippet
  const limit = pLimit(8);
  const results = await Promise.all(items.map((item) => limit(() => handle(item))));
  // #endregion
  return results;
}
