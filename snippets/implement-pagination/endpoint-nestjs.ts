/**
 * NestJS: a list handler that answers a page and the cursor of the next.
 *
 * @tab list 25 100 service
 */
import { Controller, DefaultValuePipe, Get, ParseIntPipe, Query } from '@nestjs/common';

interface OrderService {
  findPage(cursor: string | null, take: number): Promise<{ id: string }[]>;
}

@Controller('orders')
export class OrderController {
  constructor(private readonly service: OrderService) {}

  // #region snippet
  @Get()
  async list(@Query('limit', new DefaultValuePipe(25), ParseIntPipe) asked: number, @Query('cursor') cursor?: string) {
    const limit = Math.min(Math.max(asked, 1), 100);
    const rows = await this.service.findPage(cursor ?? null, limit + 1);
    const items = rows.slice(0, limit);
    return { items, nextCursor: rows.length > limit ? items.at(-1)?.id : null };
  }
  // #endregion
}
