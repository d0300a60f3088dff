/**
 * Sequelize: all rows of a list inserted by one statement.
 *
 * @tab Customer entries name email
 */
import { Customer } from '../../test/libraries/shop/sequelize.ts';

export async function example(entries: { name: string; email: string }[]) {
  // #region snippet
  await Customer.bulkCreate(
    entries.map(({ name, email }) => ({ name, email })),
    { validate: true },
  );
  // #endregion
}
