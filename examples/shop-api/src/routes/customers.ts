import { CustomerTier } from '@prisma/client';
import { Router } from 'express';
import { z } from 'zod';
import type { Container } from '../container.js';

const password = z.string().min(12).max(200);
const listQuery = z.object({ tier: z.enum(CustomerTier).optional() });
const registerBody = z.object({ email: z.email(), name: z.string().min(1).max(200), password });
const sessionBody = z.object({ email: z.email(), password });
const passwordBody = z.object({ password });

export function customerRoutes({ customers }: Container): Router {
  const router = Router();

  router.get('/', async (req, res) => {
    const { tier } = listQuery.parse(req.query);
    res.json(await customers.list(tier));
  });

  router.get('/:id', async (req, res) => {
    res.json(await customers.get(req.params.id));
  });

  router.post('/', async (req, res) => {
    res.status(201).json(await customers.register(registerBody.parse(req.body)));
  });

  router.post('/sessions', async (req, res) => {
    const { email, password } = sessionBody.parse(req.body);
    res.status(201).json(await customers.verify(email, password));
  });

  router.put('/:id/password', async (req, res) => {
    const { password } = passwordBody.parse(req.body);
    await customers.changePassword(req.params.id, password);
    res.status(204).end();
  });

  return router;
}
