/**
 * Prisma: one query for the children of a list, grouped by their parent.
 *
 * @tab orders prisma order customerId customers customer id ordersOf Customer Order
 */
import type { Customer, Order, PrismaClient } from '@prisma/client';

export async function example(prisma: PrismaClient, customers: Customer[]) {
  // #region snippet
  const orders = await prisma.order.findMany({
    where: { customerId: { in: customers.map((customer) => customer.id) } },
  });
  const ordersOf = new Map<Customer['id'], Order[]>(customers.map((customer) => [customer.id, []]));
  for (const order of orders) ordersOf.get(order.customerId)?.push(order);
  // #endregion
  return ordersOf;
}
