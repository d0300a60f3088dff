/**
 * Mongoose: limits for finding a server, for connecting, for an answer and for a free connection.
 *
 * @tab url 5_000 15_000 2_000
 */
import { connect } from 'mongoose';

export async function example(url: string) {
  // #region snippet
  await connect(url, {
    serverSelectionTimeoutMS: 5_000,
    connectTimeoutMS: 5_000,
    socketTimeoutMS: 15_000,
    waitQueueTimeoutMS: 2_000,
  });
  // #endregion
}
