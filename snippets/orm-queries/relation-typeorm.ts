/**
 * TypeORM: the relation read together with the rows. `query` reads it by a second statement, which keeps a to-many relation from multiplying the rows.
 *
 * @tab orders orderRepository status 'PAID' customer 'query' 100
 */
import type { Repository } from 'typeorm';
import type { Order } from '../../test/libraries/shop/typeorm.ts';

export async function example(orderRepository: Repository<Order>) {
  // #region snippet
  const orders = await orderRepository.find({
    where: { status: 'PAID' },
    relations: { customer: true },
    relationLoadStrategy: 'query',
    take: 100,
  });
  // #endregion
  return orders;
}
