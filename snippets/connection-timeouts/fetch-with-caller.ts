/**
 * fetch: a limit, and the caller's own signal beside it.
 *
 * @tab response url callerSignal 5_000
 */
export async function example(url: string, callerSignal: AbortSignal) {
  // #region snippet
  const response = await fetch(url, { signal: AbortSignal.any([callerSignal, AbortSignal.timeout(5_000)]) });
  if (!response.ok) throw new Error(`${url} answered with status ${response.status}.`);
  // #endregion
  return response;
}
