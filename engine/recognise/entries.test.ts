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
