import type { Customer, CustomerTier, Prisma, PrismaClient } from '@prisma/client';

export type CustomerProfile = Omit<Customer, 'passwordHash' | 'passwordSalt'>;

const profile = { id: true, email: true, name: true, tier: true, createdAt: true } satisfies Prisma.CustomerSelect;

export class CustomerRepository {
  constructor(private readonly db: PrismaClient) {}

  findById(id: string): Promise<CustomerProfile | null> {
    return this.db.customer.findUnique({ where: { id }, select: profile });
  }

  findWithRecentOrders(id: string) {
    return this.db.customer.findUnique({
      where: { id },
      select: { ...profile, orders: { orderBy: { placedAt: 'desc' }, take: 5 } },
    });
  }

  findByEmail(email: string): Promise<Customer | null> {
    return this.db.customer.findUnique({ where: { email } });
  }

  listByTier(tier: CustomerTier | undefined): Promise<CustomerProfile[]> {
    return this.db.customer.findMany({ where: { tier }, select: profile, orderBy: { name: 'asc' } });
  }

  create(data: Prisma.CustomerCreateInput): Promise<CustomerProfile> {
    return this.db.customer.create({ data, select: profile });
  }

  async setPassword(id: string, passwordHash: string, passwordSalt: string): Promise<boolean> {
    const { count } = await this.db.customer.updateMany({ where: { id }, data: { passwordHash, passwordSalt } });
    return count === 1;
  }
}
