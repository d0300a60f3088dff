import { expect, test } from 'vitest';
import { linked } from '../../test/link/linked.ts';

const db = "import { PrismaClient } from '@prisma/client';\nexport const prisma = new PrismaClient();\n";

test('imports of every form, and what is exported again', () => {
  const { asked } = linked({
    'users.ts': 'export function byId() {}\nexport default class Users {}\nfunction hidden() {}\nexport { hidden as shown };',
    'index.ts':
      "export * from './users';\nexport { default } from './users';\nexport * as all from './users';\nexport { default as People } from './users';",
    'a.ts': `
      import Users, { byId as find, all, People } from './index';
      import * as everything from './index';
      import { shown, absent } from './users';
      ask(find, Users, People, all, all.byId, everything.byId, shown, absent);`,
  });
  expect(asked()).toEqual([
    'function users.ts#byId',
    'class users.ts#Users',
    'class users.ts#Users',
    'namespace users.ts',
    'function users.ts#byId',
    'function users.ts#byId',
    'function users.ts#hidden',
    'unknown: unresolved-import',
  ]);
});

test('CommonJS, and modules that are imported as the program runs', () => {
  const { asked } = linked({
    'users.js': 'function byId() {}\nclass Users {}\nmodule.exports = { byId, Users };',
    'one.js': 'module.exports = class One {};',
    'named.js': 'exports.run = function () {};',
    'kept.js': "const One = require('./one');\nconst kept = new One();\nmodule.exports = kept;",
    'both.js': 'function both() {}\nfunction half() {}\nmodule.exports = both;\nmodule.exports.half = half;',
    'a.js': `
      const { byId } = require('./users');
      const users = require('./users');
      const One = require('./one');
      const { run } = require('./named');
      const kept = require('./kept');
      const both = require('./both');
      const { half } = require('./both');
      async function later() {
        const { Users } = await import('./users.js');
        ask(byId, users.byId, One, run, Users, new One(), kept, half, both.half);
      }`,
  });
  expect(asked('a.js')).toEqual([
    'function users.js#byId',
    'function users.js#byId',
    'class one.js#module.exports',
    'function named.js#run',
    'class users.js#Users',
    'instance one.js#module.exports',
    'instance one.js#module.exports',
    'function both.js#half',
    'function both.js#half',
  ]);
});

test('modules that import each other', () => {
  const { asked } = linked({
    'a.ts': "export * from './b';\nimport { two } from './b';\nexport function one() {}\nask(two, none);\nimport { none } from './b';",
    'b.ts': "export * from './a';\nexport function two() {}",
  });
  expect(asked()).toEqual(['function b.ts#two', 'unknown: unresolved-import']);
});

test('destructuring, with other names and standard values', () => {
  const { asked } = linked({
    'db.ts': db,
    'a.ts': `
      import { prisma } from './db';
      const { order, order: orders, absent = order } = prisma;
      const [first, ...rest] = [prisma, prisma];
      const { inner: { client } } = { inner: { client: prisma } };
      ask(order, orders, first, client, prisma.customer);`,
  });
  expect(asked()).toEqual([
    'library prisma model order',
    'library prisma model order',
    'library prisma client',
    'library prisma client',
    'library prisma model customer',
  ]);
});

test('factories, closures that they give back, and objects of functions', () => {
  const { asked, run } = linked({
    'db.ts': db,
    'users.ts': `
      export function createUsers(client) {
        async function byId(id) { return client.user.findFirst({ where: { id } }); }
        return { client, byId, all: () => client.user.findMany() };
      }`,
    'a.ts': `
      import { prisma } from './db';
      import { createUsers } from './users';
      const users = createUsers(prisma);
      const { byId } = createUsers(prisma);
      ask(users.client, byId, await users.byId(1));
      byId(1);
      users.all();`,
  });
  expect(asked()).toEqual(['library prisma client', expect.stringMatching(/^function users\.ts#.*byId$/), 'row prisma user']);
  expect(run('byId')).toContainEqual(expect.stringMatching(/^users\.ts#.*byId$/));
  expect(run('all')).toEqual([expect.stringMatching(/^users\.ts#/)]);
});

test('either of two, what stands in for nothing, and what is made once', () => {
  const { asked } = linked({
    'db.ts': db,
    'a.ts': `
      import { prisma } from './db';
      let kept;
      function client() { kept ??= prisma; return kept; }
      const either = Math.random() > 0.5 ? prisma.order : prisma.customer;
      ask(client(), either, undefined ?? prisma, (prisma as any), prisma!, prisma satisfies object);`,
  });
  expect(asked()).toEqual([
    'library prisma client',
    'library prisma model order | library prisma model customer',
    'library prisma client',
    'library prisma client',
    'library prisma client',
    'library prisma client',
  ]);
});

test('what is awaited, looped over and gathered', () => {
  const { asked } = linked({
    'db.ts': db,
    'a.ts': `
      import { prisma } from './db';
      async function all() { return prisma.order.findMany(); }
      export async function run() {
        const orders = await all();
        for (const order of orders) ask(order);
        orders.forEach((order) => ask(order));
        const [some, others] = await Promise.all([all(), prisma.customer.findMany()]);
        ask(all(), some, others, orders.filter(Boolean), orders[0]);
      }`,
  });
  expect(asked()).toEqual([
    'row prisma order',
    'row prisma order',
    expect.stringMatching(/^promise of list of row prisma order$/),
    'list of row prisma order',
    'list of row prisma customer',
    'list of row prisma order',
    'row prisma order',
  ]);
});

test('what nobody can know is unknown, with its reason', () => {
  const { asked } = linked({
    'a.ts': `
      import { gone } from './gone';
      import other from 'some-package';
      export function run(given, other2: any) {
        try { given(); } catch (error) { ask(error); }
        ask(given, given.client, gone, other.client);
      }`,
  });
  expect(asked()).toEqual([
    'unknown: caught',
    'unknown: parameter',
    'unknown: member-of-unknown',
    'unknown: unresolved-import',
    'package some-package client',
  ]);
});

test('what an object keeps under a name that only the program knows', () => {
  const { asked } = linked({
    'a.ts': `
      import { PrismaClient } from '@prisma/client';
      const prisma = new PrismaClient();
      function paid() {}
      function sent() {}
      const handlers = { 'invoice.paid': paid, 'invoice.sent': sent };
      export function handle(type: string, rest: object) {
        ask(handlers[type], { db: prisma }[type]);
        for (const handler of Object.values(handlers)) ask(handler);
        ask({ ...rest, paid }[type]);
      }`,
  });
  expect(asked()).toEqual([
    'function a.ts#paid | function a.ts#sent',
    'library prisma client',
    'function a.ts#paid | function a.ts#sent',
    'unknown: element',
  ]);
});

test('maps, and objects that are one', () => {
  const { asked } = linked({
    'a.ts': `
      import { PrismaClient } from '@prisma/client';
      class Shop {}
      export class Shops {
        private readonly kept: Map<string, Shop> = new Map();
        private readonly byId = new WeakMap<object, Shop>();
        one(name: string) { ask(this.kept.get(name), this.byId.get(this)); }
        each() {
          for (const shop of this.kept.values()) ask(shop);
          for (const [, shop] of this.kept) ask(shop);
          this.kept.forEach((shop) => ask(shop));
        }
      }
      export function regions(clients: Record<string, PrismaClient>, name: string) {
        ask(clients[name], clients.eu);
        for (const [, client] of Object.entries(clients)) ask(client);
        const byName = new Map([['eu', clients.eu]]);
        ask(byName.get(name));
      }`,
  });
  expect(asked()).toEqual([
    'instance a.ts#Shop',
    'instance a.ts#Shop',
    'instance a.ts#Shop',
    'instance a.ts#Shop',
    'instance a.ts#Shop',
    'library prisma client',
    'library prisma client',
    'library prisma client',
    'library prisma client',
  ]);
});

test('of more models than are told apart, any of them', () => {
  const names = ['Order', 'Line', 'User', 'Team', 'Tag', 'Note', 'File'];
  const { asked } = linked({
    'a.ts': `
      import mongoose from 'mongoose';
      ${names.map((name) => `const ${name} = mongoose.model('${name}', new mongoose.Schema({}));`).join('\n')}
      const models = { ${names.join(', ')} };
      export function count(name: string) { ask(models[name]); }`,
  });
  expect(asked()).toEqual(['library mongoose model']);
});

test('a template of constants is the text that they make', () => {
  const { asked } = linked({
    'paths.ts': "export const PREFIX = '/v2';\nexport const ORDERS = `${PREFIX}/orders/${1}`;",
    'a.ts': "import { ORDERS } from './paths';\nask(ORDERS, `${ORDERS}/:id`, `${ORDERS}/${unknown}`);",
  });
  expect(asked()).toEqual(['literal "/v2/orders/1"', 'literal "/v2/orders/1/:id"', 'unknown: computed']);
});

test('a router stands for its procedures, and a caller of it for them', () => {
  const { run } = linked({
    'router.ts': `
      import { initTRPC } from '@trpc/server';
      const t = initTRPC.create();
      const orders = t.router({ all: t.procedure.input({}).query(async () => []) });
      const stock = t.router({ count: t.procedure.mutation(() => 1) });
      export const router = t.mergeRouters(t.router({ orders }), stock);
      export const createCaller = t.createCallerFactory(router);`,
    'a.ts': `
      import { createCaller } from './router';
      const api = createCaller({});
      api.orders.all();
      api.count();`,
  });
  expect([run('all'), run('count')]).toEqual([['router.ts#orders.all/0'], ['router.ts#stock.count/0']]);
});

test('what is counted in groups comes in many rows', () => {
  const { asked } = linked({
    'a.ts': `
      import knex from 'knex';
      const db = knex({});
      ask(await db('orders').where('open', true).count(), await db('orders').select('shop').count().groupBy('shop'));`,
  });
  expect(asked()).toEqual(['row knex orders', 'list of row knex orders']);
});

test('a context is said to be what the function makes that is awaited', () => {
  const { asked } = linked({
    'context.ts': `
      import type { inferAsyncReturnType } from '@trpc/server';
      import { PrismaClient } from '@prisma/client';
      class Orders {}
      export const createContext = async () => ({ store: new PrismaClient(), orders: new Orders() });
      export type Context = inferAsyncReturnType<typeof createContext>;`,
    'a.ts': `
      import type { Context } from './context';
      export const list = (made: Context) => ask(made.store, made.orders);`,
  });
  expect(asked()).toEqual(['library prisma client', 'instance context.ts#Orders']);
});
