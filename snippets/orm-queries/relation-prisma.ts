/**
 * Prisma: the relation read together with the rows, only the columns that are used.
 *
 * @tab orders prisma order status 'PAID' customer name 100
 */
import type { PrismaClient } from '@prisma/client';

export async function example(prisma: PrismaClient) {
  // #region snippet
  const orders = await prisma.order.findMany({
    where: { status: 'PAID' },
    include: { customer: { select: { name: true } } },
    take: 100,
  });
  // #endregion
  return orders;
}
