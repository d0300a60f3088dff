/**
 * Prisma: all rows of a list inserted by one statement.
 *
 * @tab count prisma customer entries name email
 */
import type { PrismaClient } from '@prisma/client';

export async function example(prisma: PrismaClient, entries: { name: string; email: string }[]) {
  // #region snippet
  const { count } = await prisma.customer.createMany({
    data: entries.map(({ name, email }) => ({ name, email })),
    skipDuplicates: true,
  });
  // #endregion
  return count;
}
