import { expect, test } from 'vitest';
import { entryLines } from '../../test/recognise/recognised.ts';

test('handlers that are said to be of a type, a row of them by one name too', () => {
  const types = "import { RequestHandler } from 'express';\nexport type Handler<Params = unknown> = RequestHandler<Params>;";
  const handlers = `
    import { RequestHandler } from 'express';
    import { Handler } from './types';
    export const list: Handler<{ id: string }> = async (request, response) => response.json([]);
    const read: RequestHandler = async (request, response) => response.json({});
    export const checked = [check({ id: 'number' }), read] as Handler[];`;
  const lines = entryLines({
    'types.ts': types,
    'handlers.ts': handlers,
    'a.ts': `
      import { Router } from 'express';
      import * as handlers from './handlers';
      const router = Router();
      router.get('/orders', handlers.list);
      router.route('/orders/:id').get(handlers.checked);`,
  });
  expect(lines).toEqual(['route GET /orders list', 'route GET /orders/:id read']);
});

test('what a maker of handlers is given among its options, and calls in what it makes', () => {
  const lines = entryLines({
    'endpoint.ts': `
      import type { RequestHandler } from 'express';
      export class Endpoints {
        create(options): RequestHandler {
          const { resolve } = options;
          return async (request, response) => {
            if (options.authorise && !(await options.authorise(request))) return response.sendStatus(401);
            response.json(await resolve({ request }));
          };
        }
      }`,
    'a.ts': `
      import { Router } from 'express';
      import { Endpoints } from './endpoint';
      const endpoints = new Endpoints();
      const router = Router();
      router.get('/orders', endpoints.create({
        describe: function describe() {},
        authorise: function authorise() {},
        resolve: async function list({ request }) {},
      }));`,
  });
  expect(lines).toEqual(['middleware GET Endpoints.create/0', 'middleware GET authorise', 'route GET /orders resolve']);
});

test('maps of resolvers that are put together of others', () => {
  const orders = `
    import { guarded } from './guarded';
    export const Query = { orders: async () => [], order: guarded(async () => {}) };
    export const Order = { lines: async () => [] };`;
  const customers = 'module.exports = { Query: { customers: async () => [] }, Customer: { orders: { resolve: async () => [] } } };';
  const given = (resolvers: string) =>
    entryLines({
      'orders.ts': orders,
      'customers.js': customers,
      'guarded.ts': 'export const guarded = (resolver) => (...given) => resolver(...given);',
      'a.ts': `
        import merge from 'deepmerge';
        import { makeExecutableSchema } from 'graphql-tools';
        import * as orders from './orders';
        const customers = require('./customers');
        const all: object[] = [orders, customers];
        const modules: { resolvers?: object }[] = [{ resolvers: orders }, { resolvers: customers }];
        export const schema = makeExecutableSchema({ typeDefs: '', resolvers: ${resolvers} });`,
    });
  const expected = [
    'resolver Query.orders Query.orders',
    'middleware Query.order guarded/0',
    'resolver Query.order Query.order/0',
    'resolver Order.lines Order.lines',
    'resolver Query.customers module.exports.Query.customers',
    'resolver Customer.orders.resolve module.exports.Customer.orders.resolve',
  ];
  const lines = ['merge({}, orders, customers)', 'all', 'merge(all)', 'modules.map((one) => one.resolvers).filter(Boolean)'].map(given);
  expect(lines).toEqual([expected, expected, expected, expected]);
});
