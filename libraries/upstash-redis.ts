import { library } from '../engine/contract/library.ts';
import { commands, drop, many, pipeline, read, write } from './ioredis/ioredis-commands.ts';

// Every command is a request over HTTP.
const client = { is: 'client', does: 'client' } as const;

export default library({
  title: 'Upstash Redis',
  docs: 'https://upstash.com/docs/redis/sdks/ts/overview',
  packages: { '@upstash/redis': '>=1 <2', '@vercel/kv': '*' },
  exports: {
    Redis: { ...client, statics: 'makers' },
    kv: { is: 'client' },
    default: { is: 'client' },
    createClient: { returns: 'client', does: 'client' },
    VercelKV: { is: 'client' },
  },
  types: {
    makers: { members: { fromEnv: { returns: 'client', does: 'client' } } },
    client: {
      members: {
        ...commands,
        // They take many keys, though no list of them.
        del: drop,
        unlink: drop,
        getdel: write,
        getex: write,
        json: { is: 'json' },
        flushdb: drop,
        ping: {},
      },
    },
    json: {
      members: {
        get: { ...read, bulk: 'mget' },
        mget: many,
        set: { ...write, bulk: 'mset' },
        mset: write,
        merge: write,
        numincrby: write,
        arrappend: write,
        del: drop,
      },
    },
    pipeline,
  },
});
