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

test('next-safe-action: what its chains end in', () => {
  const files = {
    'package.json': JSON.stringify({ dependencies: { next: '16' } }),
    'client.ts': `import { createSafeActionClient } from 'next-safe-action';
      export const open = createSafeActionClient(); export const closed = open.use(async ({ next, ctx }) => next({ ctx: { user: '1' } }));`,
    'a.ts': `'use server'; import { z } from 'zod'; import { closed } from './client';
      export const save = closed.metadata({ name: 'save' }).inputSchema(z.object({})).action(async ({ parsedInput, ctx }) => {});`,
    'form.ts': `import { open } from './client'; export const send = open.schema({}).stateAction(async ({ parsedInput }) => {});`,
  };
  expect([...entryLines(files, 'client.ts'), ...entryLines(files), ...entryLines(files, 'form.ts')]).toMatchInlineSnapshot(`
    [
      "middleware closed/0",
      "action save save/0",
      "action send send/0",
    ]
  `);
});

test('TanStack Start: server functions and server routes', () => {
  const files = {
    'a.ts': `import { createMiddleware, createServerFn } from '@tanstack/react-start'; import { createFileRoute } from '@tanstack/react-router';
      const known = createMiddleware({ type: 'function' }).server(async ({ next }) => next({ context: { user: '1' } }));
      export const save = createServerFn({ method: 'POST' }).middleware([known]).inputValidator((data) => data).handler(async ({ data }) => {});
      export const Route = createFileRoute('/orders/$id')({ loader: () => {}, component: () => {}, server: { handlers: { GET: async ({ request }) => {}, POST: { handler: async () => {} } } } });`,
  };
  expect(entryLines(files)).toMatchInlineSnapshot(`
    [
      "middleware known/0",
      "action save save/1",
      "route GET /orders/$id Route.server.handlers.GET",
      "route POST /orders/$id Route.server.handlers.POST.handler",
    ]
  `);
});

test('ts-rest: functions by the names that a contract gives them', () => {
  const files = {
    'a.ts': `import { initServer } from '@ts-rest/express'; import { contract } from './contract'; const s = initServer();
      const remove = s.route(contract.orders.remove, async ({ params }) => ({ status: 200, body: params.id }));
      export const router = s.router(contract, { orders: { find: async ({ params }) => {}, list: { middleware: [], handler: async () => {} }, remove } });`,
    'b.ts': `import { Controller } from '@nestjs/common'; import { TsRest, TsRestHandler, tsRestHandler, TsRestRequest } from '@ts-rest/nest'; import { contract } from './contract';
      @Controller() export class Orders {
        @TsRestHandler(contract) handler() { return tsRestHandler(contract, { find: async ({ params }) => {} }); }
        @TsRestHandler(contract.list) list() { return tsRestHandler(contract.list, async ({ query }) => {}); }
        @TsRest(contract.make) make(@TsRestRequest() request) {}
      }`,
  };
  expect([...entryLines(files), ...entryLines(files, 'b.ts')]).toMatchInlineSnapshot(`
    [
      "route orders.find router.orders.find",
      "route orders.list router.orders.list.handler",
      "route orders.remove remove/0",
      "route find Orders.handler/find",
      "route / Orders.list/0",
      "route / Orders.make",
    ]
  `);
});
