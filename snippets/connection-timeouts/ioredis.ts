/**
 * ioredis: limits for connecting and for each command, so that a cache that is down does not hold up a request.
 *
 * @tab redis url 2_000 500 1
 */
import { Redis } from 'ioredis';

const url = process.env.REDIS_URL ?? 'redis://localhost:6379';

// #region snippet
export const redis = new Redis(url, {
  connectTimeout: 2_000,
  commandTimeout: 500,
  maxRetriesPerRequest: 1,
});
// #endregion
