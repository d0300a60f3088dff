import { library } from '../engine/contract/library.ts';

// Commands of one tick travel together (auto-pipelining), yet each is a command of its own.
const command = { isPromise: true, pipeline: 'multi' } as const;
const read = { does: 'cache-read', gives: 'one', ...command } as const;
const many = { does: 'cache-read', gives: 'many', ...command } as const;
const write = { does: 'cache-write', gives: 'nothing', ...command } as const;
const drop = { does: 'cache-delete', gives: 'nothing', ...command } as const;
const queued = { returns: 'self' } as const;

export default library({
  title: 'node-redis',
  docs: 'https://redis.io/docs/latest/develop/clients/nodejs/',
  packages: { redis: '>=4 <7', '@redis/client': '*' },
  exports: {
    createClient: { returns: 'client', does: 'connect' },
    createCluster: { returns: 'client', does: 'connect' },
    createClientPool: { returns: 'client', does: 'connect' },
    RedisClientType: { is: 'client' },
  },
  types: {
    client: {
      members: {
        get: { ...read, bulk: 'mGet' },
        hGet: { ...read, bulk: 'hmGet' },
        exists: read,
        sIsMember: read,
        hGetAll: many,
        mGet: many,
        hmGet: many,
        sMembers: many,
        lRange: many,
        zRange: many,
        keys: many,
        set: { ...write, bulk: 'mSet' },
        setEx: write,
        mSet: write,
        hSet: write,
        incr: write,
        expire: write,
        sAdd: write,
        lPush: write,
        rPush: write,
        zAdd: write,
        del: { ...drop, bulk: 'del' },
        unlink: { ...drop, bulk: 'unlink' },
        flushAll: drop,
        publish: { does: 'publish', isPromise: true },
        subscribe: { isPromise: true, callback: { argument: 1, runs: 'later' } },
        on: { callback: { argument: 1, runs: 'later' } },
        connect: { returns: 'self', isPromise: true },
        multi: { returns: 'transaction' },
        quit: {},
      },
    },
    transaction: {
      members: {
        get: queued,
        set: queued,
        del: queued,
        hSet: queued,
        incr: queued,
        expire: queued,
        exec: { does: 'cache-read', gives: 'many', isPromise: true },
      },
    },
  },
});
