import { library } from '../engine/contract/library.ts';
import { commands, many, pipeline } from './ioredis/ioredis-commands.ts';

const listen = { does: 'listen', isPromise: true } as const;

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
        ...commands,
        zrangebyscore: many,
        zrevrange: many,
        zrevrangebyscore: many,
        subscribe: listen,
        psubscribe: listen,
        ssubscribe: listen,
        blpop: listen,
        brpop: listen,
        blmove: listen,
        bzpopmin: listen,
        bzpopmax: listen,
        xread: listen,
        xreadgroup: listen,
        on: { callback: { argument: 1, runs: 'later' } },
        quit: {},
        disconnect: {},
      },
    },
    pipeline,
  },
});
