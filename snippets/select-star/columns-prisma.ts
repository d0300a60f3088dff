/**
 * Prisma: a list reads the columns that it shows. Said once, the same words give the rows' type.
 *
 * @tab orderSummary OrderSummary OrderSelect OrderGetPayload orderSummaries order id status placedAt 50
 */
import type { Prisma, PrismaClient } from '@prisma/client';

// #region snippet
const orderSummary = { id: true, status: true, placedAt: true } satisfies Prisma.OrderSelect;

export type OrderSummary = Prisma.OrderGetPayload<{ select: typeof orderSummary }>;

export function orderSummaries(prisma: PrismaClient): Promise<OrderSummary[]> {
  return prisma.order.findMany({ select: orderSummary, orderBy: { id: 'desc' }, take: 50 });
}
// #endregion
