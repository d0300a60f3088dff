import { readFileSync } from 'node:fs';
import { z } from 'zod';

const environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: z.coerce.number().int().default(3000),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  DATABASE_URL: z.url(),
  REPLICA_URL: z.url(),
  API_KEY: z.string().min(32),
  SHIPPING_URL: z.url(),
  SHIPPING_TOKEN: z.string().min(1),
  PAYMENT_URL: z.url(),
  PAYMENT_SECRET: z.string().min(1),
  WAREHOUSE_URL: z.url(),
  EXCHANGE_RATE_URL: z.url(),
});

const env = environment.parse(process.env);
const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };

export const config = {
  isProduction: env.NODE_ENV === 'production',
  version: manifest.version,
  port: env.PORT,
  logLevel: env.LOG_LEVEL,
  databaseUrl: env.DATABASE_URL,
  replicaUrl: env.REPLICA_URL,
  apiKey: env.API_KEY,
  shipping: { url: env.SHIPPING_URL, token: env.SHIPPING_TOKEN },
  payment: { url: env.PAYMENT_URL, secret: env.PAYMENT_SECRET },
  warehouse: { url: env.WAREHOUSE_URL },
  exchangeRates: { url: env.EXCHANGE_RATE_URL },
};
