import type { PrismaClient } from '@prisma/client';
import type { Logger } from 'pino';
import type { WarehouseClient } from '../clients/warehouse-client.js';

/** Takes over what the warehouse counted. Its figures win over ours. */
export class StockSync {
  constructor(
    private readonly db: PrismaClient,
    private readonly warehouse: WarehouseClient,
    private readonly log: Logger,
  ) {}

  async run(): Promise<void> {
    const startedAt = new Date();
    const levels = await this.warehouse.stockLevels();
    for (const level of levels) {
      await this.db.product.updateMany({
        where: { sku: level.sku },
        data: { stock: level.available, stockSyncedAt: startedAt },
      });
    }
    this.log.info({ levels: levels.length, milliseconds: Date.now() - startedAt.getTime() }, 'stock synchronised');
  }
}
