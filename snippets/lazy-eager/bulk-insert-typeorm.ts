/**
 * TypeORM: all rows of a list inserted by one statement. Unlike `save`, `insert` reads nothing first.
 *
 * @tab customerRepository entries name email
 */
import type { Repository } from 'typeorm';
import type { Customer } from '../../test/libraries/shop/typeorm.ts';

export async function example(customerRepository: Repository<Customer>, entries: { name: string; email: string }[]) {
  // #region snippet
  await customerRepository.insert(entries.map(({ name, email }) => ({ name, email })));
  // #endregion
}
