/**
 * Prisma: a different update for each row, sent as batches of one transaction each.
 *
 * @tab BATCH_SIZE 100 changes change prisma order id status
 */
import type { PrismaClient } from '@prisma/client';

export async function example(prisma: PrismaClient, changes: { id: number; status: string }[]) {
  // #region snippet
  const BATCH_SIZE = 100;
  for (let start = 0; start < changes.length; start += BATCH_SIZE) {
    const batch = changes.slice(start, start + BATCH_SIZE);
    await prisma.$transaction(batch.map((change) => prisma.order.update({ where: { id: change.id }, data: { status: change.status } })));
  }
  // #endregion
}
