import type { PrismaClient, Review } from '@prisma/client';
import type { ReviewSource, ReviewSummary } from '../services/catalogue-service.js';

export class ReviewRepository implements ReviewSource {
  constructor(private readonly db: PrismaClient) {}

  async summaryOf(productId: string): Promise<ReviewSummary> {
    const { _avg, _count } = await this.db.review.aggregate({ where: { productId }, _avg: { rating: true }, _count: true });
    return { average: _avg.rating, count: _count };
  }

  latestOf(productId: string, take: number): Promise<Review[]> {
    return this.db.review.findMany({ where: { productId }, orderBy: { createdAt: 'desc' }, take });
  }
}
