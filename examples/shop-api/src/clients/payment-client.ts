import { setTimeout as sleep } from 'node:timers/promises';
import axios, { type AxiosInstance } from 'axios';

const MAX_ATTEMPTS = 3;
const FIRST_DELAY_MS = 200;

export interface ChargeRequest {
  idempotencyKey: string;
  customerId: string;
  amountCents: number;
  paymentMethod: string;
}

export interface Charge {
  reference: string;
  amountCents: number;
}

export interface PaymentOptions {
  url: string;
  secret: string;
}

export class PaymentClient {
  private readonly http: AxiosInstance;

  constructor(options: PaymentOptions) {
    this.http = axios.create({
      baseURL: options.url,
      timeout: 8_000,
      headers: { authorization: `Bearer ${options.secret}` },
    });
  }

  /** The idempotency key makes a second attempt safe: the provider answers with the first charge. */
  async charge(request: ChargeRequest): Promise<Charge> {
    const { idempotencyKey, ...body } = request;
    for (let attempt = 1; ; attempt++) {
      try {
        const { data } = await this.http.post<Charge>('/charges', body, { headers: { 'idempotency-key': idempotencyKey } });
        return data;
      } catch (error) {
        if (attempt === MAX_ATTEMPTS || !isWorthRetrying(error)) throw error;
        await sleep(FIRST_DELAY_MS * 2 ** attempt);
      }
    }
  }

  async refund(reference: string): Promise<void> {
    await this.http.post(`/charges/${encodeURIComponent(reference)}/refund`);
  }
}

function isWorthRetrying(error: unknown): boolean {
  if (!axios.isAxiosError(error)) return false;
  const status = error.response?.status;
  return status === undefined || status === 429 || status >= 500;
}
