/**
 * ky: one instance per service, with a limit and few retries.
 *
 * @tab http 'https://api.example.com' 5_000 2
 */
import ky from 'ky';

// #region snippet
export const http = ky.extend({
  prefixUrl: 'https://api.example.com',
  timeout: 5_000,
  retry: { limit: 2 },
});
// #endregion
