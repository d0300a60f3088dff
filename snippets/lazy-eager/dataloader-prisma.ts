/**
 * Prisma: a DataLoader, which turns look-ups made one by one into one query. Make one per request: it keeps what it has read.
 *
 * @tab customerLoader Customer customers prisma customer id
 */
import type { Customer, PrismaClient } from '@prisma/client';
import DataLoader from 'dataloader';

// #region snippet
export function customerLoader(prisma: PrismaClient): DataLoader<Customer['id'], Customer | null> {
  return new DataLoader(async (keys) => {
    const customers = await prisma.customer.findMany({ where: { id: { in: [...keys] } } });
    const byKey = new Map(customers.map((customer) => [customer.id, customer]));
    return keys.map((key) => byKey.get(key) ?? null);
  });
}
// #endregion
