/**
 * DataLoader: requests for one item each, made in the same tick, become one request to the batch endpoint.
 *
 * @tab priceLoader Price url 'https://prices.example.com/batch' sku 100 5_000
 */
import DataLoader from 'dataloader';

interface Price {
  sku: string;
  cents: number;
}

// #region snippet
export function priceLoader(url = 'https://prices.example.com/batch'): DataLoader<string, Price | null> {
  return new DataLoader(
    async (keys) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ keys }),
        signal: AbortSignal.timeout(5_000),
      });
      if (!response.ok) throw new Error(`${url} answered with status ${response.status}.`);
      const found = (await response.json()) as Price[];
      const byKey = new Map(found.map((one) => [one.sku, one]));
      return keys.map((key) => byKey.get(key) ?? null);
    },
    { maxBatchSize: 100 },
  );
}
// #endregion
