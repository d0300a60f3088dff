/** Caches that keep what they have in the process, in a store elsewhere, or in what somebody else decides. */
import { expect, test } from 'vitest';
import { operationLines, recognised } from '../../test/recognise/recognised.ts';

test('only commands that may leave the process', () => {
  const recogniser = recognised({
    'a.ts': `
      import { type Cache, createCache } from 'cache-manager';
      import Redis from 'ioredis';
      import Keyv from 'keyv';
      const remote = new Keyv('redis://cache:6379');
      const options = { store: new Redis(), namespace: 'names' };
      const named = new Keyv(options);
      const memory = new Keyv({ ttl: 5_000 });
      const map = new Keyv({ store: new Map() });
      const own = createCache({ ttl: 500 });
      export async function run(ids: string[], handed: Cache, store: unknown) {
        await remote.getMany(ids);
        await named.set('a', 1);
        await new Keyv({ store }).delete('a');
        await handed.mdel(ids);
        await handed.wrap('a', () => remote.get('a'));
        await memory.get('a');
        await map.get('a');
        await own.set('a', 1);
      }`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "client nothing - [dropped]",
      "connect nothing - [awaited]",
      "client nothing - [dropped]",
      "client nothing - [dropped]",
      "client nothing - [dropped]",
      "client nothing - [dropped]",
      "cache-read many (open) [awaited]",
      "cache-write nothing - [awaited]",
      "client nothing - [awaited]",
      "cache-delete nothing - possible [awaited]",
      "cache-delete nothing (open) possible [awaited]",
      "cache-read one - possible [awaited]",
      "cache-read one - [returned]",
    ]
  `);
});

test('Memcached and NATS', () => {
  const recogniser = recognised({
    'a.ts': `
      import { Client } from 'memjs';
      import { connect, type JetStreamClient } from 'nats';
      const cache = Client.create('cache:11211');
      const connection = await connect({ servers: 'nats:4222' });
      export async function run(stream: JetStreamClient, id: string) {
        await cache.get('a');
        await cache.set('a', 'b', { expires: 60 });
        await cache.delete('a');
        connection.publish('seen', id);
        const answer = await connection.request('price', id, { timeout: 500 });
        await connection.request('name', id);
        await stream.publish('orders', id);
        const bucket = await connection.jetstream().views.kv('names');
        await bucket.put('a', answer.string());
        return bucket.get('a');
      }`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "connect nothing - [awaited]",
      "connect nothing - [awaited]",
      "cache-read one - [awaited]",
      "cache-write nothing - [awaited]",
      "cache-delete nothing - [awaited]",
      "publish nothing - [awaited]",
      "request one - timeout given 500 [awaited]",
      "request one - timeout standard 1000 [awaited]",
      "publish nothing - [awaited]",
      "cache-write nothing - [awaited]",
      "cache-read one - [returned]",
    ]
  `);
});
