/**
 * Mongoose: all documents of a list inserted by one command; one that fails does not hold up the others.
 *
 * @tab CustomerModel entries name email
 */
import { CustomerModel } from '../../test/libraries/shop/mongoose.ts';

export async function example(entries: { name: string; email: string }[]) {
  // #region snippet
  await CustomerModel.insertMany(
    entries.map(({ name, email }) => ({ name, email })),
    { ordered: false },
  );
  // #endregion
}
