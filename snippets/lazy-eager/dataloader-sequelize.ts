/**
 * Sequelize: a DataLoader, which turns look-ups made one by one into one query. Make one per request: it keeps what it has read.
 *
 * @tab customerLoader Customer customers customer id
 */
import DataLoader from 'dataloader';
import { Customer } from '../../test/libraries/shop/sequelize.ts';

// #region snippet
export function customerLoader(): DataLoader<Customer['id'], Customer | null> {
  return new DataLoader(async (keys) => {
    const customers = await Customer.findAll({ where: { id: [...keys] } });
    const byKey = new Map(customers.map((customer) => [customer.id, customer]));
    return keys.map((key) => byKey.get(key) ?? null);
  });
}
// #endregion
