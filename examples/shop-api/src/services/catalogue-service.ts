import type { Product, Review } from '@prisma/client';
import { NotFoundError } from '../errors.js';
import type { Page, PageRequest } from '../paging.js';
import type { ProductFilter, ProductRepository } from '../repositories/product-repository.js';

export interface ReviewSummary {
  average: number | null;
  count: number;
}

export interface ReviewSource {
  summaryOf(productId: string): Promise<ReviewSummary>;
  latestOf(productId: string, take: number): Promise<Review[]>;
}

export interface CatalogueItem {
  id: string;
  sku: string;
  name: string;
  priceCents: number;
  isAvailable: boolean;
  rating: ReviewSummary;
}

export class CatalogueService {
  constructor(
    private readonly products: ProductRepository,
    private readonly reviews: ReviewSource,
  ) {}

  async list(filter: ProductFilter, request: PageRequest): Promise<Page<CatalogueItem>> {
    const page = await this.products.page(filter, request);
    const items = await Promise.all(
      page.items.map(async (product) => {
        const rating = await this.reviews.summaryOf(product.id);
        return toCatalogueItem(product, rating);
      }),
    );
    return { items, nextCursor: page.nextCursor };
  }

  async get(id: string) {
    const [product, reviews] = await Promise.all([this.products.findById(id), this.reviews.latestOf(id, 10)]);
    if (!product) throw new NotFoundError('product', id);
    return { ...product, reviews };
  }

  recentlyViewed(ids: string[]): Promise<Product[]> {
    return this.products.findInOrder(ids);
  }

  lowStock(threshold: number): Promise<Product[]> {
    return this.products.findLowStock(threshold, 50);
  }

  setPrices(changes: { id: string; priceCents: number }[]): Promise<void> {
    return this.products.setPrices(changes);
  }
}

function toCatalogueItem(product: Product, rating: ReviewSummary): CatalogueItem {
  const { id, sku, name, priceCents, stock } = product;
  return { id, sku, name, priceCents, isAvailable: stock > 0, rating };
}
