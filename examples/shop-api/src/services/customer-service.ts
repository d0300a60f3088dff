import type { CustomerTier } from '@prisma/client';
import { ConflictError, NotFoundError, UnauthorizedError } from '../errors.js';
import { hashPassword, isPasswordCorrect } from '../passwords.js';
import type { CustomerProfile, CustomerRepository } from '../repositories/customer-repository.js';

export interface Registration {
  email: string;
  name: string;
  password: string;
}

export class CustomerService {
  constructor(private readonly customers: CustomerRepository) {}

  list(tier: CustomerTier | undefined): Promise<CustomerProfile[]> {
    return this.customers.listByTier(tier);
  }

  async get(id: string) {
    const customer = await this.customers.findWithRecentOrders(id);
    if (!customer) throw new NotFoundError('customer', id);
    return customer;
  }

  async register({ email, name, password }: Registration): Promise<CustomerProfile> {
    if (await this.customers.findByEmail(email)) throw new ConflictError('There is an account with this address already.');
    const { hash, salt } = hashPassword(password);
    return this.customers.create({ email, name, passwordHash: hash, passwordSalt: salt });
  }

  async verify(email: string, password: string): Promise<CustomerProfile> {
    const customer = await this.customers.findByEmail(email);
    if (!customer) throw new UnauthorizedError();
    const { passwordHash, passwordSalt, ...profile } = customer;
    if (!isPasswordCorrect(password, { hash: passwordHash, salt: passwordSalt })) throw new UnauthorizedError();
    return profile;
  }

  async changePassword(id: string, password: string): Promise<void> {
    const { hash, salt } = hashPassword(password);
    const isKnown = await this.customers.setPassword(id, hash, salt);
    if (!isKnown) throw new NotFoundError('customer', id);
  }
}
