import { library } from '../engine/contract/library.ts';

const read = { does: 'cache-read', gives: 'one', isPromise: true } as const;
const write = { does: 'cache-write', gives: 'nothing', isPromise: true } as const;
const drop = { does: 'cache-delete', gives: 'nothing', isPromise: true } as const;

/** It has no command for several keys. */
export default library({
  title: 'MemJS',
  docs: 'https://github.com/memcachier/memjs#readme',
  packages: { memjs: '>=1 <2' },
  exports: { Client: { is: 'client', statics: 'makers' } },
  types: {
    makers: { members: { create: { returns: 'client', does: 'connect' } } },
    client: {
      members: {
        get: read,
        set: write,
        add: write,
        replace: write,
        increment: write,
        decrement: write,
        append: write,
        prepend: write,
        touch: write,
        delete: drop,
        flush: drop,
        stats: {},
        quit: {},
        close: {},
      },
    },
  },
});
