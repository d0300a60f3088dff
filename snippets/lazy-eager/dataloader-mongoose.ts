/**
 * Mongoose: a DataLoader, which turns look-ups made one by one into one query. Make one per request: it keeps what it has read.
 *
 * @tab customerLoader Customer CustomerModel customers customer
 */
import DataLoader from 'dataloader';
import type { Types } from 'mongoose';
import { type Customer, CustomerModel } from '../../test/libraries/shop/mongoose.ts';

// #region snippet
export function customerLoader(): DataLoader<Types.ObjectId, Customer | null, string> {
  return new DataLoader(
    async (keys) => {
      const customers = await CustomerModel.find({ _id: { $in: [...keys] } }).lean();
      const byKey = new Map(customers.map((customer) => [String(customer._id), customer]));
      return keys.map((key) => byKey.get(String(key)) ?? null);
    },
    { cacheKeyFn: String },
  );
}
// #endregion
