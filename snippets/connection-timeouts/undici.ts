/**
 * undici: a pool of connections to one service, with limits far below the defaults of five minutes.
 *
 * @tab service 'https://api.example.com' 20 1_000 5_000
 */
import { Pool } from 'undici';

// #region snippet
export const service = new Pool('https://api.example.com', {
  connections: 20,
  connect: { timeout: 1_000 },
  headersTimeout: 5_000,
  bodyTimeout: 5_000,
});
// #endregion
