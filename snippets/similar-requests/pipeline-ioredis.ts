/**
 * ioredis: many commands in one round trip.
 *
 * @tab batch redis entries key value 3_600
 */
import type { Redis } from 'ioredis';

export async function example(redis: Redis, entries: [string, string][]) {
  // #region snippet
  const batch = redis.pipeline();
  for (const [key, value] of entries) batch.set(key, value, 'EX', 3_600);
  const answers = (await batch.exec()) ?? [];
  const failed = answers.find(([error]) => error !== null);
  if (failed) throw failed[0];
  // #endregion
}
