/** Clients that a plugin puts on the application it is registered with. */
import { expect, test } from 'vitest';
import { operationLines, recognised } from '../../test/recognise/recognised.ts';

test('by the name that the plugin gives them, wherever it is registered', () => {
  const recogniser = recognised({
    'app.ts': `
      import Fastify from 'fastify';
      import postgres from '@fastify/postgres';
      import { routes } from './a';
      const app = Fastify();
      app.register(postgres, { connectionString: process.env.URL });
      app.register(require('@fastify/mysql'), { promise: true });
      app.register(import('@fastify/mongodb'), { url: process.env.MONGO });
      app.register(routes);`,
    'plugins/redis.ts': `
      import plugin from 'fastify-plugin';
      import redis from '@fastify/redis';
      export default plugin(async (server) => { await server.register(redis, { host: 'redis' }); });`,
    'a.ts': `
      export async function routes(fastify, options) {
        fastify.get('/orders', async (request) => {
          await fastify.pg.query('SELECT id FROM orders WHERE id = $1', [request.query.id]);
          await request.server.pg.archive.query('SELECT id FROM orders LIMIT 5');
          await fastify.mysql.query('SELECT id FROM users');
          await fastify.mongo.db.collection('carts').findOne({ id: 1 });
          return fastify.redis.get('orders');
        });
        fastify.post('/orders', async function () {
          const client = await this.pg.connect();
          await client.query('DELETE FROM orders WHERE id = 1');
          await this.pg.transact((one) => one.query('DELETE FROM carts WHERE id = 1'));
        });
        await fastify.sqlite.query('SELECT id FROM nobody');
      }`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "read many orders where id= by key columns id [awaited]",
      "read many orders limit 5 columns id [awaited]",
      "read many users no limit columns id [awaited]",
      "read one carts where id= by key columns * [awaited]",
      "cache-read one - where … [returned]",
      "delete nothing orders where id= by key on one connection [awaited]",
      "transaction nothing - [awaited]",
      "delete nothing carts where id= by key on one connection [returned]",
    ]
  `);
});
