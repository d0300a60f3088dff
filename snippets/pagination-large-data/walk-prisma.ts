/**
 * Prisma: every row of a large table, a batch at a time, for a job or an export.
 *
 * @tab BATCH_SIZE 1_000 everyOrder Order prisma order id
 */
import type { Order, PrismaClient } from '@prisma/client';

// #region snippet
const BATCH_SIZE = 1_000;

export async function* everyOrder(prisma: PrismaClient): AsyncGenerator<Order> {
  let last: Order['id'] | undefined;
  do {
    const batch: Order[] = await prisma.order.findMany({
      orderBy: { id: 'asc' },
      take: BATCH_SIZE,
      ...(last !== undefined && { where: { id: { gt: last } } }),
    });
    yield* batch;
    last = batch.length === BATCH_SIZE ? batch.at(-1)?.id : undefined;
  } while (last !== undefined);
}
// #endregion
