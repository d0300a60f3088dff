import type { ExchangeRateClient } from '../clients/exchange-rate-client.js';
import { onReplica } from '../database.js';
import type { ProductRepository } from '../repositories/product-repository.js';

const DAY_MS = 24 * 60 * 60 * 1_000;

export interface ProductSales {
  productId: string;
  sku: string;
  name: string;
  unitsSold: number;
  stock: number;
}

export interface RevenueWindow {
  days: number;
  amount: number;
}

export class ReportService {
  constructor(
    private readonly products: ProductRepository,
    private readonly exchangeRates: ExchangeRateClient,
  ) {}

  /** In the currency's minor unit, orders that were cancelled left out. */
  async revenue(since: Date): Promise<number> {
    const { _sum } = await onReplica((db) =>
      db.order.aggregate({ where: { placedAt: { gte: since }, status: { not: 'CANCELLED' } }, _sum: { totalCents: true } }),
    );
    return _sum.totalCents ?? 0;
  }

  async revenueWindows(currency: string): Promise<RevenueWindow[]> {
    const rate = await this.exchangeRates.rateTo(currency);
    return Promise.all(
      [7, 30, 90].map(async (days) => {
        const cents = await this.revenue(new Date(Date.now() - days * DAY_MS));
        return { days, amount: Math.round(cents * rate) / 100 };
      }),
    );
  }

  async bestSellers(since: Date, limit: number): Promise<ProductSales[]> {
    const sales = await onReplica((db) =>
      db.orderItem.groupBy({
        by: ['productId'],
        where: { order: { placedAt: { gte: since } } },
        _sum: { quantity: true },
        orderBy: { _sum: { quantity: 'desc' } },
        take: limit,
      }),
    );
    const products = await this.products.findByIds(sales.map((sale) => sale.productId));
    return sales.map((sale) => {
      const product = products.find((candidate) => candidate.id === sale.productId);
      return {
        productId: sale.productId,
        sku: product?.sku ?? '',
        name: product?.name ?? 'Removed product',
        unitsSold: sale._sum.quantity ?? 0,
        stock: product?.stock ?? 0,
      };
    });
  }
}
