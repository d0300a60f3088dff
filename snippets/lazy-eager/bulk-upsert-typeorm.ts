/**
 * TypeORM: rows inserted or, where the unique column is taken, updated, by one statement.
 *
 * @tab customerRepository entries 'email'
 */
import type { Repository } from 'typeorm';
import type { Customer } from '../../test/libraries/shop/typeorm.ts';

export async function example(customerRepository: Repository<Customer>, entries: { name: string; email: string }[]) {
  // #region snippet
  await customerRepository.upsert(entries, { conflictPaths: ['email'], skipUpdateIfNoValuesChanged: true });
  // #endregion
}
