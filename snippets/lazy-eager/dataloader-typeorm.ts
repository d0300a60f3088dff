/**
 * TypeORM: a DataLoader, which turns look-ups made one by one into one query. Make one per request: it keeps what it has read.
 *
 * @tab customerLoader Customer customerRepository customers customer id
 */
import DataLoader from 'dataloader';
import { In, type Repository } from 'typeorm';
import type { Customer } from '../../test/libraries/shop/typeorm.ts';

// #region snippet
export function customerLoader(customerRepository: Repository<Customer>): DataLoader<Customer['id'], Customer | null> {
  return new DataLoader(async (keys) => {
    const customers = await customerRepository.findBy({ id: In([...keys]) });
    const byKey = new Map(customers.map((customer) => [customer.id, customer]));
    return keys.map((key) => byKey.get(key) ?? null);
  });
}
// #endregion
