/**
 * Plain TypeScript: a few attempts with growing, scattered pauses, for a call that may be repeated without harm.
 *
 * @tab withRetries attempts 3 200
 */
import { setTimeout as sleep } from 'node:timers/promises';

// #region snippet
export async function withRetries<T>(call: () => Promise<T>, attempts = 3): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      if (attempt >= attempts) throw error;
      await sleep(200 * 2 ** attempt * (0.5 + Math.random()));
    }
  }
}
// #endregion
