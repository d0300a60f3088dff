import type { Shipment } from '@prisma/client';
import type { ShippingClient, TrackingStatus } from '../clients/shipping-client.js';
import { ConflictError, NotFoundError } from '../errors.js';
import type { OrderRepository } from '../repositories/order-repository.js';

const BOARD_SIZE = 50;

export interface TrackedOrder {
  orderNumber: number;
  carrier: string;
  tracking: TrackingStatus;
}

export class ShipmentService {
  constructor(
    private readonly orders: OrderRepository,
    private readonly shipping: ShippingClient,
  ) {}

  /** What the warehouse sees on its screen: the parcels that have been on their way for longest. */
  async board(): Promise<TrackedOrder[]> {
    const shipments = await this.orders.findShipmentsInTransit(BOARD_SIZE);
    const tracked: TrackedOrder[] = [];
    for (const shipment of shipments) {
      const tracking = await this.shipping.track(shipment.trackingNumber);
      tracked.push({ orderNumber: shipment.order.number, carrier: shipment.carrier, tracking });
    }
    return tracked;
  }

  async ship(orderId: string, carrier: string): Promise<Shipment> {
    const order = await this.orders.findWithDetails(orderId);
    if (!order) throw new NotFoundError('order', orderId);
    if (order.shipment) throw new ConflictError(`Order ${order.number} has been shipped already.`);
    const trackingNumber = await this.shipping.createLabel(order.number, carrier);
    return this.orders.addShipment(order.id, carrier, trackingNumber);
  }
}
