/**
 * got: one instance per service, with a limit for each phase and few retries.
 *
 * @tab http 'https://api.example.com' 5_000 1_000 2
 */
import got from 'got';

// #region snippet
export const http = got.extend({
  prefixUrl: 'https://api.example.com',
  timeout: { request: 5_000, connect: 1_000 },
  retry: { limit: 2 },
});
// #endregion
