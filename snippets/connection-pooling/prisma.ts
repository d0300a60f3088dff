/**
 * Prisma: one client for the process, also while a development server reloads its modules.
 *
 * @tab prisma url 10 5_000
 */
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '@prisma/client';

const url = process.env.DATABASE_URL ?? 'postgres://localhost/shop';

// #region snippet
const kept = globalThis as typeof globalThis & { prisma?: PrismaClient };

export const prisma =
  kept.prisma ??
  new PrismaClient({
    adapter: new PrismaPg({
      connectionString: url,
      max: 10,
      connectionTimeoutMillis: 5_000,
    }),
  });
kept.prisma = prisma;
// #endregion
