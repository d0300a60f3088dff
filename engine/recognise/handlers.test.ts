import { expect, test } from 'vitest';
import { entryLines, operationLines, recognised } from '../../test/recognise/recognised.ts';

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

test('maps of resolvers that are written as what a tool generates', () => {
  const generated = `
    export type ResolversTypes = {};
    export type ResolversParentTypes = {};
    export type Resolvers<Context = unknown> = { Query?: QueryResolvers; Order?: OrderResolvers };
    export type QueryResolvers<Context = unknown> = { orders?: unknown };
    export type OrderResolvers<Context = unknown> = { lines?: unknown };`;
  const said = (text: string, path = './generated/graphql') =>
    entryLines({
      'generated/graphql.ts': generated,
      'index.ts': "export * from './generated/graphql';",
      'other.ts': 'export type Resolvers = { Query: unknown };\nexport type OrderResolvers = Resolvers;',
      'a.ts': `
        import type { OrderResolvers, QueryResolvers, Resolvers, Resolvers as ShopResolvers } from '${path}';
        import type * as types from '${path}';
        const orders = async () => [];
        ${text}`,
    });
  const map = '{ Query: { orders }, Order: { lines: async (order) => [] } }';
  const expected = ['resolver Query.orders orders', 'resolver Order.lines default.Order.lines'];
  expect(said(`export default ${map} as Resolvers;`)).toEqual(expected);
  expect(said(`export default ${map} as Resolvers;`, './index')).toEqual(expected);
  expect(said(`export default ${map} satisfies Partial<types.Resolvers>;`)).toEqual(expected);
  expect(said(`export default (isOn ? ${map} : {}) as ShopResolvers;`)).toEqual(expected);
  expect(said(`export default ${map} as Resolvers;`, '@shop/schema/__generated__/types')).toEqual(expected);
  expect(said("const one: Pick<Resolvers, 'Query'> = { Query: { orders } };")).toEqual(['resolver Query.orders orders']);
  expect(said('export const make = (deps): Resolvers => ({ Query: { orders } });')).toEqual(['resolver Query.orders orders']);
  expect(said('const Order: OrderResolvers = { lines: async () => [] };')).toEqual(['resolver Order.lines Order.lines']);
  expect(said("const lines: Resolvers['Order'] = { lines: async () => [] };")).toEqual(['resolver Order.lines lines.lines']);
  expect(said("export const all: NonNullable<QueryResolvers['orders']> = async () => [];")).toEqual(['resolver Query.orders all']);
  expect(said(`const Query: QueryResolvers = { orders }; export default { Query } as Resolvers;`)).toEqual([
    'resolver Query.orders orders',
  ]);
  expect(said(`export default ${map} as Resolvers;`, './other')).toEqual([]);
  expect(said(`export default ${map} as Resolvers;`, 'some-library')).toEqual([]);
  expect(said(`export default ${map};`)).toEqual([]);
});

test('a function of maps that are put together of each other counts once', () => {
  const files = {
    'generated/graphql.ts':
      'export type ResolversTypes = {};\nexport type ResolversParentTypes = {};\nexport type Resolvers = {};\nexport type QueryResolvers = {};',
    'a.ts':
      "import type { Resolvers } from './generated/graphql';\nimport { Query } from './query';\nexport default { Query } as Resolvers;",
    'query.ts':
      "import type { QueryResolvers } from './generated/graphql';\nexport const Query: QueryResolvers = { orders: async () => [] };",
  };
  expect([entryLines(files), entryLines(files, 'query.ts')]).toEqual([['resolver Query.orders Query.orders'], []]);
});

test('what a framework is seen to be handed is no map besides, and the context is what the server makes', () => {
  const files = {
    'generated.ts': 'export type ResolversTypes = {};\nexport type ResolversParentTypes = {};\nexport type Resolvers = {};',
    'server.ts': `
      import { ApolloServer } from '@apollo/server';
      import { startStandaloneServer } from '@apollo/server/standalone';
      import { PrismaClient } from '@prisma/client';
      import { handed } from './handed';
      const server = new ApolloServer({ typeDefs: '', resolvers: handed });
      startStandaloneServer(server, { context: async () => ({ db: new PrismaClient() }) });`,
    'handed.ts': "import type { Resolvers } from './generated';\nexport const handed: Resolvers = { Query: { orders: async () => [] } };",
    'a.ts': `
      import type { Resolvers } from './generated';
      export default { Query: { customers: (parent, args, { db }) => db.customer.findMany() } } as Resolvers;`,
  };
  expect(entryLines(files, 'handed.ts')).toEqual([]);
  expect(entryLines(files, 'server.ts')).toEqual(['resolver Query.orders handed.Query.orders']);
  expect(operationLines(recognised(files))).toEqual([expect.stringMatching(/^read many customer no limit/)]);
});

test('what a maker of handlers is given to ask is no handler', () => {
  const lines = entryLines({
    'a.ts': `
      import { Router } from 'express';
      const findOrdersFactory = ({ db }) => async () => db.orders();
      const listFactory = ({ findOrders, countOrders }) => async (request, response) => {
        response.json({ orders: await findOrders(), count: await countOrders() });
      };
      const countOrders = async () => 1;
      const router = Router();
      router.get('/orders', listFactory({ findOrders: findOrdersFactory({ db: {} }), countOrders }));`,
  });
  expect(lines).toEqual(['route GET /orders listFactory/0']);
});
