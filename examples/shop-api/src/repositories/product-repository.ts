import type { Prisma, PrismaClient, Product } from '@prisma/client';
import { type Page, type PageRequest, toPage } from '../paging.js';

const IDS_PER_QUERY = 500;

export interface ProductFilter {
  categoryId?: string | undefined;
}

export class ProductRepository {
  constructor(private readonly db: PrismaClient) {}

  async page(filter: ProductFilter, { limit, cursor }: PageRequest): Promise<Page<Product>> {
    const where: Prisma.ProductWhereInput = { isActive: true, categoryId: filter.categoryId };
    const rows = await this.db.product.findMany({
      where,
      orderBy: { id: 'asc' },
      take: limit + 1,
      ...(cursor && { cursor: { id: cursor }, skip: 1 }),
    });
    return toPage(rows, limit);
  }

  findById(id: string) {
    return this.db.product.findUnique({ where: { id }, include: { category: true } });
  }

  /** PostgreSQL takes a limited number of parameters, hence the batches. */
  async findByIds(ids: string[]): Promise<Product[]> {
    const found: Product[] = [];
    for (let start = 0; start < ids.length; start += IDS_PER_QUERY) {
      const batch = ids.slice(start, start + IDS_PER_QUERY);
      found.push(...(await this.db.product.findMany({ where: { id: { in: batch } } })));
    }
    return found;
  }

  /** In the order of the ids, as the shop front shows them; products that are gone are left out. */
  async findInOrder(ids: string[]): Promise<Product[]> {
    const products = await Promise.all(ids.map((id) => this.db.product.findUnique({ where: { id } })));
    return products.filter((product) => product !== null);
  }

  findLowStock(threshold: number, take: number): Promise<Product[]> {
    return this.db.product.findMany({ where: { isActive: true, stock: { lt: threshold } }, orderBy: { stock: 'asc' }, take });
  }

  async setPrices(changes: { id: string; priceCents: number }[]): Promise<void> {
    await this.db.$transaction(changes.map(({ id, priceCents }) => this.db.product.update({ where: { id }, data: { priceCents } })));
  }
}
