import type { Order, OrderStatus, PrismaClient, Shipment } from '@prisma/client';
import { type Page, type PageRequest, toPage } from '../paging.js';

const OPEN: OrderStatus[] = ['PENDING', 'PAID', 'SHIPPED'];

export interface OrderFilter {
  status?: OrderStatus | undefined;
  customerId?: string | undefined;
}

export interface OrderDraft {
  customerId: string;
  totalCents: number;
  paymentReference: string;
  lines: { productId: string; quantity: number; unitCents: number }[];
}

export type ShipmentOfOrder = Shipment & { order: { number: number } };

export class OrderRepository {
  constructor(private readonly db: PrismaClient) {}

  async page(filter: OrderFilter, { limit, cursor }: PageRequest): Promise<Page<Order>> {
    const rows = await this.db.order.findMany({
      where: { status: filter.status, customerId: filter.customerId },
      orderBy: [{ placedAt: 'desc' }, { id: 'asc' }],
      take: limit + 1,
      ...(cursor && { cursor: { id: cursor }, skip: 1 }),
    });
    return toPage(rows, limit);
  }

  findWithDetails(id: string) {
    return this.db.order.findUnique({
      where: { id },
      include: { items: { include: { product: true } }, payment: true, shipment: true },
    });
  }

  countOpen(): Promise<number> {
    return this.db.order.count({ where: { status: { in: OPEN } } });
  }

  async create({ lines, paymentReference, ...order }: OrderDraft): Promise<Order> {
    const [created] = await this.db.$transaction([
      this.db.order.create({
        data: {
          ...order,
          status: 'PAID',
          items: { create: lines },
          payment: { create: { reference: paymentReference, amountCents: order.totalCents } },
        },
      }),
      ...lines.map(({ productId, quantity }) =>
        this.db.product.update({ where: { id: productId }, data: { stock: { decrement: quantity } } }),
      ),
    ]);
    return created;
  }

  async cancel(id: string): Promise<boolean> {
    const { count } = await this.db.order.updateMany({ where: { id, status: { in: ['PENDING', 'PAID'] } }, data: { status: 'CANCELLED' } });
    return count === 1;
  }

  addShipment(orderId: string, carrier: string, trackingNumber: string): Promise<Shipment> {
    return this.db.shipment.create({ data: { orderId, carrier, trackingNumber } });
  }

  findShipmentsInTransit(take: number): Promise<ShipmentOfOrder[]> {
    return this.db.shipment.findMany({
      where: { status: 'IN_TRANSIT' },
      include: { order: { select: { number: true } } },
      orderBy: { shippedAt: 'asc' },
      take,
    });
  }
}
