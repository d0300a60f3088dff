/** Handlers that are procedures of a router: they go by their names in it, or by the paths that their chains say. */
import { expect, test } from 'vitest';
import { entryLines } from '../../test/recognise/recognised.ts';

test('tRPC', () => {
  expect(
    entryLines({
      'trpc.ts': `import { initTRPC } from '@trpc/server'; const t = initTRPC.context().create(); export const router = t.router; export const open = t.procedure; export const closed = t.procedure.use(async ({ next }) => next());`,
      'a.ts': `import { router, open, closed } from './trpc'; export const orders = router({ list: open.query(async () => {}), make: closed.input({}).mutation(async ({ input }) => {}) });`,
    }),
  ).toMatchInlineSnapshot(`
    [
      "route GET /list orders.list/0",
      "route POST /make orders.make/0",
    ]
  `);
});

test('oRPC', () => {
  expect(
    entryLines({
      'orpc.ts': `import { os } from '@orpc/server'; export const open = os.$context<{ user: string }>().errors({ GONE: {} }); export const closed = open.use(async ({ next }) => next({ context: { isKnown: true } }));`,
      'a.ts': `import { implement } from '@orpc/server'; import { open, closed } from './orpc'; import { contract } from './contract'; export const orders = open.router({ list: open.input({}).handler(async ({ input }) => {}), make: closed.route({ method: 'POST', path: '/orders' }).handler(async () => {}) }); export const find = implement(contract).orders.find.handler(async () => {});`,
    }),
  ).toMatchInlineSnapshot(`
    [
      "route /list orders.list/0",
      "route /orders orders.make/0",
      "route / find/0",
    ]
  `);
});
