/**
 * Mongoose: keyset pagination on the id, with a ceiling on the page's size.
 *
 * @tab MAX_PAGE_SIZE 100 orderPage OrderModel status
 */
import type { Types } from 'mongoose';
import { OrderModel } from '../../test/libraries/shop/mongoose.ts';

// #region snippet
const MAX_PAGE_SIZE = 100;

export async function orderPage(status: string, after: Types.ObjectId | null, limit: number) {
  const size = Math.min(Math.max(limit, 1), MAX_PAGE_SIZE);
  const rows = await OrderModel.find({ status, ...(after && { _id: { $lt: after } }) })
    .sort({ _id: -1 })
    .limit(size + 1)
    .lean();
  const items = rows.slice(0, size);
  return { items, next: rows.length > size ? (items.at(-1)?._id ?? null) : null };
}
// #endregion
