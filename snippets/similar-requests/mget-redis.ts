/**
 * redis: many keys by one command.
 *
 * @tab values redis ids id session:
 */
import type { RedisClientType } from 'redis';

export async function example(redis: RedisClientType, ids: string[]) {
  // #region snippet
  const values = ids.length > 0 ? await redis.mGet(ids.map((id) => `session:${id}`)) : [];
  // #endregion
  return values;
}
