import { expect, test } from 'vitest';
import { entryLines, operationLines, recognised } from '../../test/recognise/recognised.ts';

const builder = `
  import SchemaBuilder from '@pothos/core';
  import { PrismaClient } from '@prisma/client';
  export interface Context { store: { db: PrismaClient } }
  export const builder = new SchemaBuilder<{ Context: Context; PrismaTypes: {} }>({ plugins: [] });
  export const Order = builder.objectRef<{ id: string; customerId: string }>('Order');`;

test('fields of the roots and of object types, whatever makes them', () => {
  const files = {
    'builder.ts': builder,
    'a.ts': `
      import { builder, Order } from './builder';
      import { GraphQLError } from 'graphql';
      const Customer = builder.prismaObject('Customer', { fields: (t) => ({
        name: t.exposeString('name'),
        orders: t.withAuth({ loggedIn: true }).prismaField({ type: ['Order'], resolve: (query, customer, args, context) => [] }),
      }) });
      builder.queryField('order', (t) => t.field({ type: Order, args: {}, resolve: (parent, { id }, context) => null }));
      builder.mutationType({ fields: (t) => ({ cancel: t.boolean({ resolve: guarded(async () => true) }), plain: t.string(shared) }) });
      const resolveTotal = async (order) => 1;
      Order.implement({ fields: (t) => ({
        id: t.exposeID('id'),
        total: t.int({ resolve: resolveTotal }),
        lines: t.connection({ type: Line, resolve: (order, args) => [] }, {}),
        customer: t.loadable({ type: Customer, load: async (ids, context) => [], resolve: (order) => order.customerId }),
      }) });
      builder.objectField(Order, 'label', (t) => t.string({ resolve: (order) => '' }));
      other.objectType('Shop', { fields: (t) => ({ orders: t.field({ resolve: (shop) => [] }) }) });`,
  };
  expect(entryLines(files)).toEqual([
    'resolver Customer.orders Customer.fields/orders.resolve',
    'resolver order /0/resolve',
    'resolver cancel fields/cancel.resolve/0',
    'resolver Order.total resolveTotal',
    'resolver Order.lines fields~2/lines.resolve',
    'resolver Order.customer fields~2/customer.load',
    'resolver Order /1/resolve',
  ]);
  const parents = recognised(files)
    .entriesIn('/shop/a.ts')
    .map(({ parent, sent }) => [parent?.type, parent?.position, ...sent]);
  expect(parents).toEqual([
    ['Customer', 1, 2],
    [undefined, undefined, 1],
    [undefined, undefined, 1],
    ['Order', 0, 1],
    ['Order', 0, 1],
    [undefined, undefined],
    ['Order', 0, 1],
  ]);
});

test('the context is of the type that the builder is made for', () => {
  const lines = operationLines(
    recognised({
      'builder.ts': builder,
      'a.ts': `
        import { builder } from './builder';
        builder.queryFields((t) => ({
          orders: t.field({ resolve: (parent, args, { store }) => store.db.order.findMany() }),
          paid: t.prismaField({ resolve: (query, parent, args, context) => context.store.db.payment.findMany({ ...query, take: 10 }) }),
        }));`,
    }),
  );
  expect(lines).toEqual([expect.stringMatching(/^read many order no limit/), expect.stringMatching(/^read many payment .*limit 10/)]);
});

test('a handler in the options of a route is handed what the framework gives it', () => {
  const lines = operationLines(
    recognised({
      'a.ts': `
        import fastify from 'fastify';
        import { PrismaClient } from '@prisma/client';
        const app = fastify();
        app.decorate('db', new PrismaClient());
        app.route({ method: 'GET', url: '/orders', handler: async (request) => request.server.db.order.findMany() });`,
    }),
  );
  expect(lines[1]).toMatch(/^read many order no limit/);
});
