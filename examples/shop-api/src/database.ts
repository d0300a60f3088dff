import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '@prisma/client';
import { config } from './config.js';

const pool = { max: 10, connectionTimeoutMillis: 5_000, idleTimeoutMillis: 30_000, statement_timeout: 15_000 };

export const prisma = new PrismaClient({
  adapter: new PrismaPg({ ...pool, connectionString: config.databaseUrl }),
});

/** Reports read from the replica, so that a long one does not slow down the checkout. */
export async function onReplica<T>(read: (db: PrismaClient) => Promise<T>): Promise<T> {
  const adapter = new PrismaPg({ ...pool, connectionString: config.replicaUrl });
  const replica = new PrismaClient({ adapter });
  try {
    return await read(replica);
  } finally {
    await replica.$disconnect();
  }
}
