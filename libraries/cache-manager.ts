import { library } from '../engine/contract/library.ts';

const command = { isPromise: true, mayBeInProcess: true } as const;
const read = { does: 'cache-read', gives: 'one', bulk: 'mget', pipeline: 'mget', ...command } as const;
const many = { does: 'cache-read', gives: 'many', ...command } as const;
const write = { does: 'cache-write', gives: 'nothing', bulk: 'mset', pipeline: 'mset', ...command } as const;
const drop = { does: 'cache-delete', gives: 'nothing', bulk: 'mdel', pipeline: 'mdel', ...command } as const;

export default library({
  title: 'cache-manager',
  docs: 'https://cacheable.org/docs/cache-manager/',
  packages: { 'cache-manager': '>=4 <8' },
  exports: {
    createCache: { returns: 'cache', does: 'client', keepsIn: 'stores' },
    caching: { returns: 'cache', isPromise: true, until: '6' },
    multiCaching: { returns: 'cache', until: '6' },
    Cache: { is: 'cache' },
  },
  types: {
    cache: {
      members: {
        get: read,
        mget: many,
        ttl: { ...many, gives: 'one' },
        set: write,
        mset: { ...write, values: { argument: 0 } },
        del: drop,
        mdel: drop,
        clear: { does: 'cache-delete', gives: 'nothing', ...command },
        wrap: {
          does: 'cache-read',
          gives: 'one',
          ...command,
          callback: { argument: 1, runs: 'once', givesBack: true },
        },
        on: { callback: { argument: 1, runs: 'later' } },
        disconnect: {},
      },
    },
  },
});
