import { OrderStatus } from '@prisma/client';
import { Router } from 'express';
import { z } from 'zod';
import type { Container } from '../container.js';
import { pageQuery } from '../paging.js';

const listQuery = pageQuery.extend({
  status: z.enum(OrderStatus).optional(),
  customerId: z.uuid().optional(),
});

const placeBody = z.object({
  customerId: z.uuid(),
  paymentMethod: z.string().min(1),
  items: z
    .array(z.object({ productId: z.uuid(), quantity: z.number().int().positive() }))
    .min(1)
    .max(100),
});

const shipBody = z.object({ carrier: z.enum(['dhl', 'postnord', 'ups']) });

export function orderRoutes({ orders, shipments }: Container): Router {
  const router = Router();

  router.get('/', async (req, res) => {
    const { limit, cursor, ...filter } = listQuery.parse(req.query);
    res.json(await orders.list(filter, { limit, cursor }));
  });

  router.get('/shipping-board', async (_req, res) => {
    res.json(await shipments.board());
  });

  router.get('/:id', async (req, res) => {
    res.json(await orders.get(req.params.id));
  });

  router.post('/', async (req, res) => {
    const order = await orders.place(placeBody.parse(req.body));
    res.status(201).location(`/orders/${order.id}`).json(order);
  });

  router.post('/:id/shipment', async (req, res) => {
    const { carrier } = shipBody.parse(req.body);
    res.status(201).json(await shipments.ship(req.params.id, carrier));
  });

  router.post('/:id/cancel', async (req, res) => {
    await orders.cancel(req.params.id);
    res.status(204).end();
  });

  return router;
}
