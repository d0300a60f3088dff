import { library } from '../engine/contract/library.ts';

const command = { isPromise: true, pipeline: 'pipeline' } as const;
const read = { does: 'cache-read', gives: 'one', ...command, filter: { argument: 0 } } as const;
const many = { does: 'cache-read', gives: 'many', ...command } as const;
const write = { does: 'cache-write', gives: 'nothing', ...command } as const;
const drop = { does: 'cache-delete', gives: 'nothing', ...command } as const;
const queued = { returns: 'self' } as const;

export default library({
  title: 'ioredis',
  docs: 'https://redis.github.io/ioredis/classes/Redis.html',
  packages: { ioredis: '>=4 <6' },
  exports: {
    default: { is: 'client', does: 'connect' },
    Redis: { is: 'client', does: 'connect' },
    Cluster: { is: 'client', does: 'connect' },
  },
  types: {
    client: {
      members: {
        get: { ...read, bulk: 'mget' },
        hget: { ...read, bulk: 'hmget' },
        exists: read,
        ttl: read,
        sismember: { ...read, bulk: 'smismember' },
        hgetall: many,
        mget: many,
        hmget: many,
        smembers: many,
        lrange: many,
        zrange: many,
        keys: many,
        scan: many,
        set: { ...write, bulk: 'mset' },
        setex: write,
        mset: { ...write, values: { argument: 0 } },
        hset: write,
        incr: write,
        expire: write,
        sadd: write,
        lpush: write,
        rpush: write,
        zadd: write,
        del: { ...drop, bulk: 'del' },
        unlink: { ...drop, bulk: 'unlink' },
        flushall: drop,
        publish: { does: 'publish', isPromise: true },
        subscribe: { isPromise: true },
        on: { callback: { argument: 1, runs: 'later' } },
        pipeline: { returns: 'pipeline' },
        multi: { returns: 'pipeline' },
        quit: {},
        disconnect: {},
      },
    },
    pipeline: {
      members: {
        get: queued,
        set: queued,
        del: queued,
        hget: queued,
        hset: queued,
        expire: queued,
        incr: queued,
        exec: { does: 'cache-read', gives: 'many', isPromise: true },
      },
    },
  },
});
