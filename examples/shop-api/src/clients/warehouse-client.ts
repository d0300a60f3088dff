import { UpstreamError } from '../errors.js';

export interface StockLevel {
  sku: string;
  available: number;
}

interface StockPage {
  items: StockLevel[];
  nextCursor: string | null;
}

export class WarehouseClient {
  constructor(private readonly url: string) {}

  async stockLevels(): Promise<StockLevel[]> {
    const levels: StockLevel[] = [];
    let cursor: string | null = null;
    do {
      const page: StockPage = await this.stockPage(cursor);
      levels.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return levels;
  }

  private async stockPage(cursor: string | null): Promise<StockPage> {
    const url = new URL('/stock-levels?limit=500', this.url);
    if (cursor) url.searchParams.set('cursor', cursor);
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    if (!response.ok) throw new UpstreamError('The warehouse', response.status);
    return (await response.json()) as StockPage;
  }
}
