import { Router } from 'express';
import { z } from 'zod';
import type { Container } from '../container.js';

const LOW_STOCK = 10;

const bestSellersQuery = z.object({
  since: z.coerce.date(),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});

const revenueQuery = z.object({ currency: z.string().length(3).default('EUR') });

export function reportRoutes({ catalogue, orders, reports }: Container): Router {
  const router = Router();

  router.get('/dashboard', async (_req, res) => {
    const revenueToday = await reports.revenue(startOfToday());
    const openOrders = await orders.countOpen();
    const lowStock = await catalogue.lowStock(LOW_STOCK);
    res.json({ revenueToday, openOrders, lowStock });
  });

  router.get('/best-sellers', async (req, res) => {
    const { since, limit } = bestSellersQuery.parse(req.query);
    res.json(await reports.bestSellers(since, limit));
  });

  router.get('/revenue', async (req, res) => {
    const { currency } = revenueQuery.parse(req.query);
    res.json(await reports.revenueWindows(currency));
  });

  return router;
}

function startOfToday(): Date {
  const today = new Date();
  today.setHours(0, 0, 0, 0);
  return today;
}
