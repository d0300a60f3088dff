import { randomUUID } from 'node:crypto';
import type { Order } from '@prisma/client';
import type { PaymentClient } from '../clients/payment-client.js';
import { ConflictError, NotFoundError } from '../errors.js';
import type { Page, PageRequest } from '../paging.js';
import type { CustomerRepository } from '../repositories/customer-repository.js';
import type { OrderFilter, OrderRepository } from '../repositories/order-repository.js';
import type { ProductRepository } from '../repositories/product-repository.js';

export interface OrderSummary {
  id: string;
  number: number;
  status: Order['status'];
  totalCents: number;
  placedAt: Date;
  customerName: string;
}

export interface PlaceOrder {
  customerId: string;
  paymentMethod: string;
  items: { productId: string; quantity: number }[];
}

export class OrderService {
  constructor(
    private readonly orders: OrderRepository,
    private readonly customers: CustomerRepository,
    private readonly products: ProductRepository,
    private readonly payments: PaymentClient,
  ) {}

  async list(filter: OrderFilter, request: PageRequest): Promise<Page<OrderSummary>> {
    const page = await this.orders.page(filter, request);
    const items: OrderSummary[] = [];
    for (const order of page.items) {
      const customer = await this.customers.findById(order.customerId);
      items.push(toSummary(order, customer?.name ?? 'Deleted customer'));
    }
    return { items, nextCursor: page.nextCursor };
  }

  async get(id: string) {
    const order = await this.orders.findWithDetails(id);
    if (!order) throw new NotFoundError('order', id);
    return order;
  }

  countOpen(): Promise<number> {
    return this.orders.countOpen();
  }

  async place(request: PlaceOrder): Promise<Order> {
    const customer = await this.customers.findById(request.customerId);
    if (!customer) throw new NotFoundError('customer', request.customerId);

    const products = await this.products.findByIds(request.items.map((item) => item.productId));
    const productById = new Map(products.map((product) => [product.id, product]));
    const lines = request.items.map(({ productId, quantity }) => {
      const product = productById.get(productId);
      if (!product) throw new NotFoundError('product', productId);
      if (product.stock < quantity) throw new ConflictError(`Only ${product.stock} of ${product.name} are left.`);
      return { productId, quantity, unitCents: product.priceCents };
    });

    const totalCents = lines.reduce((sum, line) => sum + line.quantity * line.unitCents, 0);
    const charge = await this.payments.charge({
      idempotencyKey: randomUUID(),
      customerId: customer.id,
      amountCents: totalCents,
      paymentMethod: request.paymentMethod,
    });
    return this.orders.create({ customerId: customer.id, totalCents, paymentReference: charge.reference, lines });
  }

  async cancel(id: string): Promise<void> {
    const order = await this.get(id);
    const isCancelled = await this.orders.cancel(id);
    if (!isCancelled) throw new ConflictError(`Order ${order.number} is ${order.status.toLowerCase()} and cannot be cancelled.`);
    if (order.payment) await this.payments.refund(order.payment.reference);
  }
}

function toSummary(order: Order, customerName: string): OrderSummary {
  const { id, number, status, totalCents, placedAt } = order;
  return { id, number, status, totalCents, placedAt, customerName };
}
