/**
 * p-retry: a few attempts with growing, scattered pauses, for a call that may be repeated without harm. A refusal ends it at once.
 *
 * @tab body url 5_000 2 200
 */
import pRetry, { AbortError } from 'p-retry';

export async function example(url: string) {
  // #region snippet
  const body = await pRetry(
    async () => {
      const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      if (response.status >= 400 && response.status < 500) throw new AbortError(`${url} refused with status ${response.status}.`);
      if (!response.ok) throw new Error(`${url} answered with status ${response.status}.`);
      return response.json();
    },
    { retries: 2, minTimeout: 200, randomize: true },
  );
  // #endregion
  return body;
}
