/**
 * TypeORM: every row of a large table, a batch at a time, for a job or an export.
 *
 * @tab BATCH_SIZE 1_000 everyOrder Order orderRepository id
 */
import { MoreThan, type Repository } from 'typeorm';
import type { Order } from '../../test/libraries/shop/typeorm.ts';

// #region snippet
const BATCH_SIZE = 1_000;

export async function* everyOrder(orderRepository: Repository<Order>): AsyncGenerator<Order> {
  let last: Order['id'] | undefined = 0;
  do {
    const batch: Order[] = await orderRepository.find({ where: { id: MoreThan(last) }, order: { id: 'ASC' }, take: BATCH_SIZE });
    yield* batch;
    last = batch.length === BATCH_SIZE ? batch.at(-1)?.id : undefined;
  } while (last !== undefined);
}
// #endregion
