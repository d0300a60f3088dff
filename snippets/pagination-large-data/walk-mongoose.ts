/**
 * Mongoose: every document of a large collection through a cursor, for a job or an export.
 *
 * @tab OrderModel status 'PAID' 500 order handle
 */
import { OrderModel } from '../../test/libraries/shop/mongoose.ts';

export async function example(handle: (order: unknown) => Promise<void>) {
  // #region snippet
  const cursor = OrderModel.find({ status: 'PAID' }).lean().cursor({ batchSize: 500 });
  for await (const order of cursor) {
    await handle(order);
  }
  // #endregion
}
