import { UpstreamError } from '../errors.js';

const FRESH_FOR_MS = 60 * 60 * 1_000;

interface RateTable {
  base: string;
  rates: Record<string, number>;
}

export class ExchangeRateClient {
  private table: RateTable | null = null;
  private fetchedAt = 0;

  constructor(private readonly url: string) {}

  async rateTo(currency: string): Promise<number> {
    const { rates } = await this.current();
    const rate = rates[currency];
    if (rate === undefined) throw new RangeError(`There is no exchange rate for ${currency}.`);
    return rate;
  }

  private async current(): Promise<RateTable> {
    if (this.table && Date.now() - this.fetchedAt < FRESH_FOR_MS) return this.table;
    const response = await fetch(new URL('/latest?base=EUR', this.url), { headers: { accept: 'application/json' } });
    if (!response.ok) throw new UpstreamError('The exchange rate service', response.status);
    this.table = (await response.json()) as RateTable;
    this.fetchedAt = Date.now();
    return this.table;
  }
}
