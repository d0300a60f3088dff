/**
 * Sequelize: rows inserted or, where the unique column is taken, updated, by one statement.
 *
 * @tab Customer entries 'name' 'email'
 */
import { Customer } from '../../test/libraries/shop/sequelize.ts';

export async function example(entries: { name: string; email: string }[]) {
  // #region snippet
  await Customer.bulkCreate(entries, { updateOnDuplicate: ['name'], conflictAttributes: ['email'] });
  // #endregion
}
