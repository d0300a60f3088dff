/**
 * ioredis: many keys by one command.
 *
 * @tab values redis ids id session:
 */
import type { Redis } from 'ioredis';

export async function example(redis: Redis, ids: string[]) {
  // #region snippet
  const values = ids.length > 0 ? await redis.mget(ids.map((id) => `session:${id}`)) : [];
  // #endregion
  return values;
}
