/**
 * Prisma: one query for the parents of a list, looked up through a Map.
 *
 * @tab customers prisma customer id orders order customerId customerById
 */
import type { Order, PrismaClient } from '@prisma/client';

export async function example(prisma: PrismaClient, orders: Order[]) {
  // #region snippet
  const customers = await prisma.customer.findMany({
    where: { id: { in: [...new Set(orders.map((order) => order.customerId))] } },
  });
  const customerById = new Map(customers.map((customer) => [customer.id, customer]));
  // #endregion
  return orders.map((order) => customerById.get(order.customerId));
}
