import compression from 'compression';
import express, { type Express } from 'express';
import helmet from 'helmet';
import { pinoHttp } from 'pino-http';
import { config } from './config.js';
import type { Container } from './container.js';
import { logger } from './logger.js';
import { authenticate } from './middleware/authenticate.js';
import { errorHandler, unknownRoute } from './middleware/error-handler.js';
import { customerRoutes } from './routes/customers.js';
import { orderRoutes } from './routes/orders.js';
import { productRoutes } from './routes/products.js';
import { reportRoutes } from './routes/reports.js';

export function createApp(container: Container): Express {
  const app = express();
  app.set('trust proxy', 1);
  app.use(helmet());
  app.use(compression());
  app.use(pinoHttp({ logger }));
  app.get('/health', (_req, res) => {
    res.json({ status: 'ok', version: config.version });
  });

  app.use(authenticate(config.apiKey));
  app.use(express.json({ limit: '200kb' }));
  app.use('/orders', orderRoutes(container));
  app.use('/products', productRoutes(container));
  app.use('/customers', customerRoutes(container));
  app.use('/reports', reportRoutes(container));

  app.use(unknownRoute);
  app.use(errorHandler);
  return app;
}
