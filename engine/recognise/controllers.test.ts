/** Functions that a framework is told of by the class or the event that they are for. */
import { expect, test } from 'vitest';
import { entryLines } from '../../test/recognise/recognised.ts';

test('AdonisJS controllers, at hand or imported when they are needed', () => {
  const controller = `
    export default class Orders {
      constructor(private orders: object) {}
      async index() {}
      async store() {}
      async close() {}
      async helper() {}
    }`;
  expect(
    entryLines({
      'orders-controller.ts': controller,
      'carts-controller.ts': controller,
      'a.ts': `
        import router from '@adonisjs/core/services/router';
        import Carts from './carts-controller';
        const Orders = () => import('./orders-controller');
        router.group(() => {
          router.resource('orders', Orders).apiOnly();
          router.post('orders/:id/close', [Orders, 'close']);
          router.get('carts', [Carts, 'index']).as('carts');
          router.get('nothing', [Carts, 'missing']);
          router.get('health', async ({ response }) => response.json({}));
        }).prefix('/api');`,
    }),
  ).toMatchInlineSnapshot(`
    [
      "route /orders Orders.index",
      "route /orders Orders.store",
      "route POST /orders/:id/close Orders.close",
      "route GET /carts Orders.index",
      "route GET /health /0/0",
    ]
  `);
});

test('Firebase Functions of both generations', () => {
  expect(
    entryLines({
      'a.ts': `
        import * as first from 'firebase-functions/v1';
        import { onDocumentCreated } from 'firebase-functions/v2/firestore';
        import { onCall, onRequest } from 'firebase-functions/v2/https';
        import { onSchedule } from 'firebase-functions/v2/scheduler';
        export const orders = onRequest({ cors: true }, async (request, response) => {});
        export const users = onCall(async ({ data }) => {});
        export const made = onDocumentCreated('orders/{id}', async (event) => {});
        export const nightly = onSchedule('every day 00:00', async () => {});
        export const old = first.region('europe-west1').https.onRequest((request, response) => {});
        export const dropped = first.firestore.document('orders/{id}').onDelete(async (order) => {});
        export const hourly = first.pubsub.schedule('every hour').timeZone('UTC').onRun(async () => {});`,
    }),
  ).toMatchInlineSnapshot(`
    [
      "route * / orders/0",
      "route POST / users/0",
      "message orders/{id} made/0",
      "schedule every day 00:00 nightly/0",
      "route * / old/0",
      "message dropped/0",
      "schedule hourly/0",
    ]
  `);
});

test('routes that decorators of the workspace note', () => {
  const decorators = `
    type Verb = 'get' | 'post';
    export function Controller(base = ''): ClassDecorator { return (target) => { Reflect.defineMetadata('base', base, target); }; }
    const verb = (method: Verb) => (path: string): MethodDecorator => (target, name) => { Reflect.defineMetadata('route', { method, path }, target, name); };
    export const Get = verb('get');
    export function Route(method: string, path: string, ...versions: string[]) {
      return (target: object, name: string) => { Reflect.defineMetadata('route', { method, path }, target, name); };
    }
    export const Logged = (level: string) => (target: object, name: string) => {};`;
  const lines = entryLines({
    'decorators.ts': decorators,
    'a.ts': `
      import { Controller, Get, Logged, Route } from './decorators';
      @Controller('/orders')
      export class Orders {
        @Get('/') all() {}
        @Logged('info') @Route('POST', 'new', 'v1') make() {}
        @Logged('info') helper() {}
      }
      export class Health { @Get('/health') read() {} }`,
  });
  expect(lines).toEqual(['route GET /orders Orders.all', 'route POST /orders/new Orders.make', 'route GET /health Health.read']);
});

test('what NestJS asks around a handler: guards, interceptors, pipes, middlewares and strategies', () => {
  const lines = entryLines({
    'a.ts': `
      import type { CanActivate, NestInterceptor, NestMiddleware } from '@nestjs/common';
      import * as nest from '@nestjs/common';
      import { AuthGuard, PassportStrategy } from '@nestjs/passport';
      import { Strategy } from 'passport-jwt';
      class Members implements CanActivate { async canActivate() { return this.mayEnter(); } async mayEnter() { return true; } }
      class Times implements NestInterceptor { intercept() {} }
      class Numbers implements NestMiddleware { use() {} }
      class Own implements Iterable<string> { *[Symbol.iterator]() {} intercept() {} }
      class Tokens extends PassportStrategy(Strategy, 'jwt') { async validate() {} }
      class Optional extends AuthGuard('jwt') { canActivate() {} }`,
  });
  expect(lines).toEqual([
    'middleware Members Members.canActivate',
    'middleware Times Times.intercept',
    'middleware Numbers Numbers.use',
    'middleware Tokens Tokens.validate',
    'middleware Optional Optional.canActivate',
  ]);
});
