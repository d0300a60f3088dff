import { expect, test } from 'vitest';
import { entryLines, ROOT, recognised } from '../../test/recognise/recognised.ts';

test('Express routers with mounts across files', () => {
  const files = {
    'app.ts': `import express from 'express'; import { orders } from './a'; import api from './api'; const app = express(); app.use(express.json()); app.use('/api', api); app.get('/health', (req, res) => {});`,
    'api.ts': `import { Router } from 'express'; import { orders } from './a'; const router = Router(); router.use('/orders', orders); export default router;`,
    'a.ts': `import express from 'express';
      function auth(req, res, next) {}
      const list = async (req, res) => {};
      const wrap = (handler) => handler;
      export const orders = express.Router();
      orders.get('/', auth, list);
      orders.post('/:id', wrap(async function create(req, res) {}));
      orders.route('/all').get(list).delete(auth, list);
      const map = new Map(); map.get('/x', () => {});`,
  };
  expect(entryLines(files)).toMatchInlineSnapshot(`
    [
      "middleware GET auth",
      "route GET /api/orders list",
      "route POST /api/orders/:id create",
      "route GET /api/orders/all list",
      "middleware DELETE auth",
      "route DELETE /api/orders/all list",
    ]
  `);
  expect(entryLines(files, 'app.ts')).toMatchInlineSnapshot(`
    [
      "route GET /health /0",
    ]
  `);
});

test('Express routers that one helper makes stand below the paths of those that set them up', () => {
  const files = {
    'made.ts': `import express from 'express'; export function made() { const router = express.Router(); router.use(express.json()); return router; }`,
    'app.ts': `import express from 'express'; import { api } from './api'; const app = express(); app.use('/api', api());`,
    'api.ts': `import { made } from './made'; import { orders } from './orders'; import { users } from './users';
      export function api() { const router = made(); router.use('/orders', (req, res, next) => next(), orders()); router.use('/users', users()); return router; }`,
    'orders.ts': `import { made } from './made'; export function orders() { const router = made(); router.get('/all', function list(req, res) {}); return router; }`,
    'users.ts': `import { made } from './made'; export function users() { const router = made(); router.get('/me', function me(req, res) {}); return router; }`,
  };
  expect([...entryLines(files, 'orders.ts'), ...entryLines(files, 'users.ts')]).toMatchInlineSnapshot(`
    [
      "route GET /api/orders/all orders/list",
      "route GET /api/users/me users/me",
    ]
  `);
});

test('paths that are put together', () => {
  const files = {
    'app.ts': `import express from 'express'; import { config } from './config'; const app = express(); const list = async (req, res) => {};
      const V1 = '/v1/';
      app.get(config.prefix + 'orders', list);
      app.get(V1 + 'orders/' + config.part, list);`,
  };
  expect(entryLines(files, 'app.ts')).toEqual(['route GET /orders list', 'route GET /v1/orders/:param list']);
});

test('Fastify plugins with prefixes', () => {
  expect(
    entryLines({
      'app.ts': `import Fastify from 'fastify'; import { routes } from './a'; const app = Fastify(); app.register(routes, { prefix: '/v1' });`,
      'a.ts': `import type { FastifyInstance } from 'fastify';
          export async function routes(app: FastifyInstance) {
            app.get('/orders', async (request) => {});
            app.route({ method: 'POST', url: '/orders', handler: async () => {} });
            app.get('/two', { schema: {} }, async () => {});
            app.addHook('onRequest', async () => {});
          }`,
    }),
  ).toMatchInlineSnapshot(`
    [
      "route GET /v1/orders routes/0",
      "route POST /v1/orders routes/handler",
      "route GET /v1/two routes/1",
      "middleware routes/2",
    ]
  `);
});

test('hapi: routes in lists, wherever they are written, and plugins with prefixes', () => {
  const files = {
    'app.ts': `import Hapi from '@hapi/hapi'; import * as orders from './a'; import { stock } from './stock';
      const server = Hapi.server({ port: 3000 });
      await server.register([{ plugin: orders, routes: { prefix: '/v1' } }]);
      await server.register(stock, { routes: { prefix: '/stock' } });
      server.ext('onPreAuth', async (request, h) => h.continue);
      server.route({ method: ['GET', 'HEAD'], path: '/health', options: { auth: false, handler: () => 'ok' } });`,
    'a.ts': `import { more } from './more';
      const one = { method: 'GET', path: '/orders/{id}', handler: async (request, h) => {} };
      export const plugin = {
        name: 'orders',
        register: async (server) => {
          server.route([one, { method: 'POST', path: '/orders', handler: function make(request) {} }, ...more]);
        },
      };`,
    'more.ts': `import type { ServerRoute } from '@hapi/hapi'; const find = async (request) => {};
      export const more: ServerRoute[] = [{ method: 'GET', path: '/more', handler: find }];`,
    'stock.ts': `import type { Plugin, Server } from '@hapi/hapi';
      export const stock: Plugin<void> = { name: 'stock', register(server: Server) { server.route({ method: '*', path: '/{any*}', handler: { proxy: {} } }); server.route({ method: 'GET', path: '/', handler: () => [] }); } };`,
  };
  expect([...entryLines(files, 'app.ts'), ...entryLines(files), ...entryLines(files, 'stock.ts')]).toMatchInlineSnapshot(`
    [
      "middleware /0",
      "route GET|HEAD /health options.handler",
      "route GET /v1/orders/{id} one.handler",
      "route POST /v1/orders plugin.register/handler",
      "route GET /v1/more find",
      "route GET /stock stock.register/handler",
    ]
  `);
});

test('Koa and Hono', () => {
  expect(
    entryLines({
      'a.ts': `import Router from '@koa/router'; const router = new Router({ prefix: '/api' }); const inner = new Router();
        inner.get('/x', async (ctx) => {}); router.use('/in', inner.routes()); router.post('/y', async (ctx) => {});`,
    }),
  ).toMatchInlineSnapshot(`
    [
      "route GET /api/in/x /0",
      "route POST /api/y /1",
    ]
  `);
  expect(
    entryLines({
      'a.ts': `import { Hono } from 'hono'; const app = new Hono().basePath('/api'); const sub = new Hono();
        sub.get('/x', (c) => c.json({})); app.route('/sub', sub); app.post('/y', async (c) => c.json({}));`,
    }),
  ).toMatchInlineSnapshot(`
    [
      "route GET /api/sub/x /0",
      "route POST /api/y /1",
    ]
  `);
});

test('Elysia: chains, groups, guards and plugins', () => {
  const files = {
    'app.ts': `import { Elysia } from 'elysia'; import { orders } from './a'; import { stock } from './stock';
      const app = new Elysia().get('/health', () => 'ok').get('/', 'static').onError(({ error }) => error.message)
        .group('/v1', (v1) => v1.use(orders).guard({ beforeHandle: [] }, (closed) => closed.use(stock).delete('/all', () => {}))).listen(3000);`,
    'a.ts': `import { Elysia, t } from 'elysia'; const find = ({ params }) => params.id;
      export const orders = new Elysia({ prefix: '/orders' })
        .derive({ as: 'scoped' }, async ({ headers }) => ({ user: headers.user }))
        .get('/:id', find)
        .post('/', async ({ body }) => {}, { body: t.Object({}) })
        .ws('/live', { message(ws, sent) {} });`,
    'stock.ts': `import type { Elysia } from 'elysia'; export const stock = (app: Elysia) => app.get('/stock', () => []);`,
  };
  expect([...entryLines(files, 'app.ts'), ...entryLines(files), ...entryLines(files, 'stock.ts')]).toMatchInlineSnapshot(`
    [
      "route GET /health app/0",
      "middleware app/1",
      "route DELETE /v1/all app/2/0/0",
      "middleware orders/0",
      "route GET /v1/orders/:id find",
      "route POST /v1/orders orders/1",
      "socket message orders.message",
      "route GET /v1/stock stock/0",
    ]
  `);
});

test('Nest controllers, messages, schedules, processors', () => {
  expect(
    entryLines({
      'a.ts': `import { Controller, Get, Post } from '@nestjs/common'; import { Cron } from '@nestjs/schedule'; import { Processor, WorkerHost } from '@nestjs/bullmq'; import { EventPattern } from '@nestjs/microservices';
        @Controller('orders') export class Orders { @Get(':id') one() {} @Get() all() {} @Post('new') make() {} helper() {} @EventPattern('made') made() {} @Cron('* * * * *') nightly() {} }
        @Processor('mail') export class Mail extends WorkerHost { async process(job) {} }`,
    }),
  ).toMatchInlineSnapshot(`
    [
      "route GET /orders/:id Orders.one",
      "route GET /orders Orders.all",
      "route POST /orders/new Orders.make",
      "message made Orders.made",
      "schedule * * * * * Orders.nightly",
      "job mail Mail.process",
    ]
  `);
});

test('A query of Nest GraphQL is a resolver, that of a REST route a parameter', () => {
  expect(
    entryLines({
      'a.ts': `import { Controller, Get, Query } from '@nestjs/common'; import { Args, Mutation, Parent, Query as GraphQuery, ResolveField, Resolver } from '@nestjs/graphql';
        @Controller('orders') export class Orders { @Get() all(@Query('page') page: string) {} helper(@Query() filter: object) {} }
        @Resolver(() => Order) export class OrderResolver {
          @GraphQuery(() => [Order]) orders() {} @GraphQuery('order') one(@Args('id') id: string) {} @Mutation(() => Order) make() {}
          @ResolveField('lines') linesOf(@Parent() order: object) {} helper() {}
        }`,
    }),
  ).toMatchInlineSnapshot(`
    [
      "route GET /orders Orders.all",
      "resolver orders OrderResolver.orders",
      "resolver order OrderResolver.one",
      "resolver make OrderResolver.make",
      "resolver lines OrderResolver.linesOf",
    ]
  `);
});

test('Next.js files and server actions', () => {
  const manifest = JSON.stringify({ dependencies: { next: '16' } });
  expect(
    entryLines(
      {
        'package.json': manifest,
        'app/api/orders/[id]/route.ts': `export async function GET() {} export const POST = async () => {}; export const dynamic = 'force';`,
      },
      'app/api/orders/[id]/route.ts',
    ),
  ).toMatchInlineSnapshot(`
    [
      "route GET /api/orders/:id GET",
      "route POST /api/orders/:id POST",
    ]
  `);
  expect(
    entryLines({ 'package.json': manifest, 'pages/api/x.ts': `export default async function handler(req, res) {}` }, 'pages/api/x.ts'),
  ).toMatchInlineSnapshot(`
    [
      "route /api/x handler",
    ]
  `);
  expect(
    entryLines({ 'package.json': manifest, 'lib/actions.ts': `'use server'; export async function save() {}` }, 'lib/actions.ts'),
  ).toMatchInlineSnapshot(`
    [
      "action save save",
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

test("Temporal's activities and Graphile Worker's tasks", () => {
  const files = {
    'package.json': JSON.stringify({ dependencies: { 'graphile-worker': '1' } }),
    'worker.ts': `import { Worker } from '@temporalio/worker'; import { run, type Task } from 'graphile-worker'; import * as activities from './activities'; import { made } from './made';
      const mail: Task = async (payload, helpers) => {};
      export async function start() {
        await Worker.create({ taskQueue: 'orders', workflowsPath: './flows', activities });
        await Worker.create({ taskQueue: 'more', activities: made('a') });
        await run({ connectionString: '', taskList: { mail, sums: async () => {} } });
      }`,
    'activities.ts': 'export async function charge(order: string) {}',
    'made.ts': 'export const made = (shop) => ({ async refund(order: string) {} });',
    'src/tasks/reports/monthly.ts': 'export default async (payload) => {};',
  };
  expect([...entryLines(files, 'worker.ts'), ...entryLines(files, 'src/tasks/reports/monthly.ts')]).toMatchInlineSnapshot(`
    [
      "job charge charge",
      "job refund made/refund",
      "job mail mail",
      "job sums start/taskList.sums",
      "job /reports/monthly default",
    ]
  `);
});

test.each([
  ['app/routes/api.v1.orders.$id.ts', '/api/v1/orders/:id'],
  ['app/routes/_app.orders_.$orderId.edit/route.tsx', '/orders/:orderId/edit'],
  ['app/routes/__app/orders/$id/index.tsx', '/orders/:id'],
  ['src/app/routes/sitemap[.]xml.ts', '/sitemap.xml'],
  ['app/routes/files.$.ts', '/files/*'],
  ['app/routes/_index.tsx', '/'],
])('a loader and an action of %s serve %s', (file, path) => {
  const manifest = JSON.stringify({ dependencies: { '@remix-run/node': '2' } });
  const text = `export async function loader() {} export const action = async () => {}; export default function Page() {}`;
  expect(entryLines({ 'package.json': manifest, [file]: text }, file)).toEqual([`route GET ${path} loader`, `route POST ${path} action`]);
});

test.each([
  ['src/routes/orders/[id]/+server.ts', '@sveltejs/kit', 'export async function GET() {}', ['route GET /orders/:id GET']],
  ['src/routes/(shop)/orders/+page.server.ts', '@sveltejs/kit', 'export const load = async () => {};', ['route GET /orders load']],
  [
    'src/routes/orders/+page.server.ts',
    '@sveltejs/kit',
    'export const actions = { default: async () => {}, remove: async () => {} };',
    ['action actions actions.default', 'action actions actions.remove'],
  ],
  [
    'server/api/orders/[id].get.ts',
    'nuxt',
    'export default defineEventHandler(async (event) => {});',
    ['route GET /api/orders/:id default/0'],
  ],
  [
    'src/pages/api/orders/[id].ts',
    'astro',
    'export async function GET({ params }) {} export const ALL = async () => {};',
    ['route GET /api/orders/:id GET', 'route * /api/orders/:id ALL'],
  ],
  ['src/pages/feed.xml.ts', 'astro', 'export const prerender = true; export const GET = () => {};', []],
  [
    'src/middleware.ts',
    'astro',
    'export const onRequest = defineMiddleware(async (context, next) => next());',
    ['middleware onRequest onRequest/0'],
  ],
  [
    'src/actions/index.ts',
    'astro',
    `import { defineAction } from 'astro:actions'; export const server = { like: defineAction({ input: {}, handler: async (input, context) => {} }) };`,
    ['action like server.like.handler'],
  ],
  ['server/routes/health.ts', 'nitropack', 'export default eventHandler(() => {});', ['route * /health default/0']],
])('what %s of a package on %s serves', (file, library, text, entries) => {
  const manifest = JSON.stringify({ dependencies: { [library]: '*' } });
  expect(entryLines({ 'package.json': manifest, [file]: text }, file)).toEqual(entries);
});

test("a worker's functions, in the object that its module exports", () => {
  const files = {
    'package.json': JSON.stringify({ devDependencies: { '@cloudflare/workers-types': '4' } }),
    'a.ts': `import { nightly } from './nightly';
      export default { async fetch(request, env, ctx) {}, scheduled: nightly, queue: async (batch) => {}, helper() {} } satisfies ExportedHandler<Env>;`,
    'nightly.ts': 'export async function nightly() {}',
  };
  expect(entryLines(files)).toEqual(['route * fetch default.fetch', 'schedule scheduled nightly', 'message queue default.queue']);
  expect(entryLines({ 'a.ts': 'export default { async fetch(request) {} };' })).toEqual([]);
});

test('handlers that are wrapped before another file registers them', () => {
  const files = {
    'wrap.ts': 'export const wrap = (handler) => (req, res, next) => Promise.resolve(handler(req, res)).catch(next);',
    'orders.ts': `import asyncHandler from 'express-async-handler'; import { wrap } from './wrap';
      export const list = asyncHandler(async (req, res) => {});
      export const create = wrap(async function createOrder(req, res) {});
      export const remove = withRole('admin')(async (req, res) => {});`,
    'a.ts': `import express from 'express'; import * as orders from './orders'; import { list } from './orders';
      const app = express();
      app.get('/orders', list);
      app.post('/orders', orders.create);
      app.delete('/orders/:id', orders.remove);`,
  };
  expect(entryLines(files)).toMatchInlineSnapshot(`
    [
      "route GET /orders list/0",
      "middleware POST wrap/0",
      "route POST /orders createOrder",
      "route DELETE /orders/:id remove/0",
    ]
  `);
});

test('handlers that are wrapped where a convention finds them', () => {
  const files = {
    'package.json': '{ "dependencies": { "next": "15" } }',
    'app/api/orders/route.ts': `import { withUser } from '../../../wrap';
      export const GET = withUser('orders', async (request) => {});
      async function create(request) {}
      export const POST = withUser('orders', create);
      export async function DELETE(request) {}`,
    'wrap.ts': 'export function withUser(name, handler) { return async (request) => handler(request); }',
  };
  expect(entryLines(files, 'app/api/orders/route.ts')).toMatchInlineSnapshot(`
    [
      "middleware GET withUser/0",
      "route GET /api/orders GET/0",
      "middleware POST withUser/0",
      "route POST /api/orders create",
      "route DELETE /api/orders DELETE",
    ]
  `);
});

test('a map of resolvers that a helper hands on', () => {
  const files = {
    'schema.ts': `import { addResolversToSchema } from '@graphql-tools/schema'; import type { IResolvers } from '@graphql-tools/utils';
      export function schemaOf(resolvers: IResolvers) { return addResolversToSchema(read(), resolvers); }`,
    'resolvers.ts': `export const resolvers = { Query: { order: (_, { id }) => {} }, Order: { lines: (order) => {} } };`,
    'app.ts': `import { schemaOf } from './schema'; import { resolvers } from './resolvers'; schemaOf(resolvers);`,
  };
  expect(entryLines(files, 'schema.ts')).toMatchInlineSnapshot(`
    [
      "resolver Query.order resolvers.Query.order",
      "resolver Order.lines resolvers.Order.lines",
    ]
  `);
});

test('the parent of a field is what the resolver is of, whatever stands beside', () => {
  const files = {
    'a.ts': `import { UseGuards } from '@nestjs/common'; import { ResolveField, Resolver } from '@nestjs/graphql';
      class SessionGuard {} class Order {}
      @UseGuards(SessionGuard) @Resolver(() => Order) export class OrderResolver { @ResolveField() lines() {} }`,
  };
  expect(recognised(files).entriesIn(`${ROOT}/a.ts`)[0]?.parent).toEqual({ position: 0, type: 'Order' });
});
