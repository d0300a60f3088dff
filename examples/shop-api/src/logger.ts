import { pino } from 'pino';
import { config } from './config.js';

export const logger = pino({
  level: config.logLevel,
  base: { service: 'shop-api', version: config.version },
  redact: ['req.headers.authorization', 'password'],
});
