/**
 * Mongoose: one connection for the process, its pool bounded. The default pool holds a hundred connections.
 *
 * @tab url 20 2_000 60_000
 */
import { connect } from 'mongoose';

export async function example(url: string) {
  // #region snippet
  await connect(url, { maxPoolSize: 20, waitQueueTimeoutMS: 2_000, maxIdleTimeMS: 60_000 });
  // #endregion
}
