import { expect, test } from 'vitest';
import { linked } from '../../test/link/linked.ts';

const db = "import { PrismaClient } from '@prisma/client';\nexport const prisma = new PrismaClient();\n";

test('a parameter is what its annotation, its standard value or its callers say', () => {
  const { asked } = linked({
    'db.ts': db,
    'a.ts': `
      import type { PrismaClient } from '@prisma/client';
      import { prisma } from './db';
      export function annotated(client: PrismaClient) { ask(client); }
      export function standard(client = prisma) { ask(client); }
      function called(client, { rows }) { ask(client, rows); }
      called(prisma, { rows: prisma.order });
      export function nobody(client) { ask(client); }`,
  });
  expect(asked()).toEqual([
    'library prisma client',
    'library prisma client',
    'library prisma client',
    'library prisma model order',
    'unknown: parameter',
  ]);
});

test('what a library hands to a callback', () => {
  const { asked } = linked({
    'db.ts': db,
    'a.ts': `
      import knex from 'knex';
      import { DataSource } from 'typeorm';
      import { prisma } from './db';
      const db = knex({});
      export async function run(source: DataSource) {
        await prisma.$transaction(async (tx) => ask(tx));
        await db.transaction((trx) => ask(trx));
        await source.transaction(async (manager) => ask(manager));
      }`,
  });
  expect(asked()).toEqual([
    expect.stringMatching(/^library prisma /),
    expect.stringMatching(/^library knex /),
    expect.stringMatching(/^library typeorm /),
  ]);
});

test('who calls a function: by name, as a method, as a callback, from other files, and itself', () => {
  const { callers } = linked({
    'users.ts': 'export class Users { byId(id: number) { return id > 0 ? this.byId(id - 1) : id; } }\nexport function load() {}',
    'a.ts': `
      import { load, Users } from './users';
      const users = new Users();
      export function one() { users.byId(1); }
      export function two(ids: number[]) { ids.map(load); load(); }`,
  });
  expect(callers('users.ts', 'Users.byId').sort()).toEqual(['a.ts#one', 'users.ts#Users.byId']);
  expect(callers('users.ts', 'load')).toContain('a.ts#two');
});

test('calls that go round in a circle come to an end', () => {
  const { asked } = linked({
    'a.ts': `
      function one(client) { return two(client); }
      function two(client) { ask(client); return one(client); }
      const self = self2; const self2 = self;
      ask(one(1), self);`,
  });
  expect(asked()).toHaveLength(3);
});

test('what the type declares that a wrapper takes a callback by', () => {
  const { asked } = linked({
    'types.ts': `
      import type { PrismaClient } from '@prisma/client';
      export interface Context { readonly db: PrismaClient; readonly userId: string }
      export type Work<Answer> = (context: Context, signal?: AbortSignal) => Promise<Answer>;
      export interface Action { readonly name: string; run(context: Context): Promise<void>; readonly after?: Work<void> }`,
    'index.ts': "export type { Work } from './types';\nexport * from './types';",
    'run.ts': `
      import type { Action, Work } from './index';
      import { schedule } from 'somewhere';
      export function run<Answer>(work: Work<Answer>) { return schedule(work); }
      export function define(action: Action) { schedule(action.name, action); }
      export function open(work) { schedule(work); }`,
    'a.ts': `
      import { define, open, run } from './run';
      run(async (context) => ask(context.db));
      run(async ({ db }, signal) => ask(db, signal));
      define({ name: 'first', run: async ({ db }) => ask(db), after: async (context) => ask(context.db) });
      open((context) => ask(context.db));`,
  });
  expect(asked()).toEqual([
    'library prisma client',
    'library prisma client',
    'unknown: parameter',
    'library prisma client',
    'library prisma client',
    'unknown: member-of-unknown',
  ]);
});

test("what a function of the workspace's own type is handed, and what objects of an interface hold", () => {
  const files = {
    'db.ts': db,
    'types.ts': `
      export interface Base { log(text: string): void; publish: (id: string) => Promise<void>; }
      export interface Context extends Base { limit: number; }
      export type Handler = (ctx: Context) => Promise<void>;`,
    'runner.ts': `
      import type { Context } from './types';
      import { handler } from './a';
      export async function run() {
        const context: Context = { limit: 1, log() {}, publish: async (id) => send(id) };
        await handler(context as never);
      }
      async function send(id: string) {}`,
    'a.ts': `
      import type { Handler } from './types';
      export const handler: Handler = async (ctx) => { await ctx.publish('1'); };
      export const other: Handler = async (ctx) => { ask(ctx.publish); };`,
  };
  const { asked, run } = linked(files);
  expect(asked()).toEqual(['function runner.ts#run/context.publish']);
  expect(run('publish')).toEqual(['runner.ts#run/context.publish']);
});

test("a resolver's context is what the server is told to make, be it in a class of its own", () => {
  const { asked } = linked({
    'context.ts': 'export class Orders {}\nexport class Context { readonly orders = new Orders(); }',
    'server.ts': `
      import { ApolloServer } from 'apollo-server';
      import { Context } from './context';
      import { resolvers } from './a';
      const contextOf = (options) => ({ req }) => new Context();
      export const server = new ApolloServer({ typeDefs: '', resolvers, context: contextOf({}) });`,
    'a.ts': `
      import type { Resolvers } from './generated';
      export const resolvers: Resolvers = { Query: { orders: (source, given, context) => ask(context, context.orders, given) } };`,
  });
  expect(asked()).toEqual(['instance context.ts#Context', 'instance context.ts#Orders', 'unknown: parameter']);
});

test('what a container has under a name, or is said to have', () => {
  const { asked } = linked({
    'services.ts': 'export class Mailer {}\nexport class Orders {}\nexport class Stock {}',
    'a.ts': `
      import { asClass, asFunction, asValue, createContainer } from 'awilix';
      import { Mailer, Orders, Stock } from './services';
      const container = createContainer({ strict: true });
      container.register('mailer', asClass(Mailer).singleton());
      container.register({ orders: asFunction(() => new Orders()) });
      ask(container.resolve('mailer'), container.resolve('orders'), container.resolve<Stock>('stock'), container.resolve('stock'));`,
  });
  expect(asked()).toEqual(['instance services.ts#Mailer', 'instance services.ts#Orders', 'instance services.ts#Stock', 'unknown: other']);
});

test('what a router gives a handler that it is handed by its name, through a barrel and a wrapper too', () => {
  const { asked } = linked({
    'a.ts': `
      export const list = async (request, response) => ask(request, response);
      export default async function read(request) { ask(request); }
      export const helper = (request) => ask(request);`,
    'handlers.ts': "export { list, helper } from './a';",
    'wrap.ts': 'export const wrap = (handler) => async (request, response, next) => handler(request, response).catch(next);',
    'routes.ts': `
      import { Router } from 'express';
      import read from './a';
      import * as handlers from './handlers';
      import { wrap } from './wrap';
      const router = Router();
      router.get('/orders', wrap(handlers.list));
      router.get('/orders/:id', read);
      new Map().get(handlers.helper);`,
  });
  expect(asked()).toEqual(['library express request', 'library express response', 'library express request', 'unknown: parameter']);
});

test('tests tell nothing of a parameter that says its type, nor of what others keep', () => {
  const { asked } = linked({
    'context.ts': "import type { FastifyInstance } from 'fastify';\nexport interface Context { store: FastifyInstance['store'] }",
    'plugin.ts': `
      import plugin from 'fastify-plugin';
      import { PrismaClient } from '@prisma/client';
      export const store = plugin(async (fastify) => { fastify.decorate('store', new PrismaClient()); });`,
    'a.ts': `
      import type { Context } from './context';
      export const orders = async (parent: object, context: Context) => ask(context.store);
      export const customers = async (parent: object, context) => ask(context.store);`,
    'a.test.ts': `
      import fastify from 'fastify';
      import { customers, orders } from './a';
      const app = fastify();
      app.decorate('store', { find: () => [] });
      orders({}, { store: { find: () => [] } });
      customers({}, { store: app.store });`,
  });
  expect(asked()).toEqual(['library prisma client', 'library prisma client']);
});
