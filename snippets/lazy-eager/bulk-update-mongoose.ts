/**
 * Mongoose: a different update for each document, sent as one command.
 *
 * @tab OrderModel changes change _id id status
 */
import type { Types } from 'mongoose';
import { OrderModel } from '../../test/libraries/shop/mongoose.ts';

export async function example(changes: { id: Types.ObjectId; status: string }[]) {
  // #region snippet
  await OrderModel.bulkWrite(
    changes.map((change) => ({
      updateOne: { filter: { _id: change.id }, update: { $set: { status: change.status } } },
    })),
    { ordered: false },
  );
  // #endregion
}
