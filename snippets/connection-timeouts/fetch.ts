/**
 * fetch: a limit for the whole exchange, the body included.
 *
 * @tab response url 5_000
 */
export async function example(url: string) {
  // #region snippet
  const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  if (!response.ok) throw new Error(`${url} answered with status ${response.status}.`);
  // #endregion
  return response;
}
