import { Router } from 'express';
import { z } from 'zod';
import type { Container } from '../container.js';
import { prisma } from '../database.js';
import { pageQuery } from '../paging.js';

/** The price comparison sites refuse a feed with more lines. */
const FEED_LINES = 5_000;

const listQuery = pageQuery.extend({ categoryId: z.uuid().optional() });

const recentQuery = z.object({
  ids: z
    .string()
    .transform((ids) => ids.split(','))
    .pipe(z.array(z.uuid()).max(20)),
});

const pricesBody = z.array(z.object({ id: z.uuid(), priceCents: z.number().int().positive() })).max(500);

export function productRoutes({ catalogue }: Container): Router {
  const router = Router();

  router.get('/', async (req, res) => {
    const { limit, cursor, ...filter } = listQuery.parse(req.query);
    res.json(await catalogue.list(filter, { limit, cursor }));
  });

  router.get('/recently-viewed', async (req, res) => {
    const { ids } = recentQuery.parse(req.query);
    res.json(await catalogue.recentlyViewed(ids));
  });

  router.get('/feed.csv', async (_req, res) => {
    const products = await prisma.product.findMany({ where: { isActive: true }, orderBy: { sku: 'asc' }, take: FEED_LINES });
    const lines = ['sku,name,category,price'];
    for (const product of products) {
      const category = await prisma.category.findUnique({ where: { id: product.categoryId } });
      lines.push(toCsvLine([product.sku, product.name, category?.name ?? '', (product.priceCents / 100).toFixed(2)]));
    }
    res.type('text/csv').send(lines.join('\n'));
  });

  router.get('/:id', async (req, res) => {
    res.json(await catalogue.get(req.params.id));
  });

  router.put('/prices', async (req, res) => {
    await catalogue.setPrices(pricesBody.parse(req.body));
    res.status(204).end();
  });

  return router;
}

function toCsvLine(values: string[]): string {
  return values.map((value) => `"${value.replaceAll('"', '""')}"`).join(',');
}
