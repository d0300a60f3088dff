import { schedule } from 'node-cron';
import { createApp } from './app.js';
import { config } from './config.js';
import { createContainer } from './container.js';
import { prisma } from './database.js';
import { logger } from './logger.js';

const container = createContainer();

const server = createApp(container).listen(config.port, () => {
  logger.info({ port: config.port }, 'listening');
});

const stockSync = schedule('*/15 * * * *', () => container.stockSync.run(), { name: 'stock-sync', noOverlap: true });

async function shutDown(signal: NodeJS.Signals): Promise<void> {
  logger.info({ signal }, 'shutting down');
  await stockSync.stop();
  await new Promise((resolve) => server.close(resolve));
  await prisma.$disconnect();
}

process.once('SIGTERM', shutDown);
process.once('SIGINT', shutDown);
