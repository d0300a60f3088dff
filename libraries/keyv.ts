import { library } from '../engine/contract/library.ts';

const command = { isPromise: true, mayBeInProcess: true } as const;
const read = { does: 'cache-read', gives: 'one', bulk: 'getMany', pipeline: 'getMany', ...command } as const;
const many = { does: 'cache-read', gives: 'many', ...command } as const;
const write = { does: 'cache-write', gives: 'nothing', bulk: 'setMany', pipeline: 'setMany', ...command } as const;
const drop = { does: 'cache-delete', gives: 'nothing', bulk: 'deleteMany', pipeline: 'deleteMany', ...command } as const;
// An address, a store, or options with a store among them.
const keyv = { is: 'keyv', does: 'client', keepsIn: [{ argument: 0 }, { argument: 0, option: 'store' }] } as const;

export default library({
  title: 'Keyv',
  docs: 'https://keyv.org/docs/keyv/',
  packages: { keyv: '>=4 <6' },
  exports: { default: keyv, Keyv: keyv },
  types: {
    keyv: {
      members: {
        get: read,
        has: { ...read, bulk: 'hasMany', pipeline: 'hasMany' },
        getMany: many,
        hasMany: many,
        set: write,
        setMany: { ...write, values: { argument: 0 } },
        delete: drop,
        deleteMany: drop,
        clear: { does: 'cache-delete', gives: 'nothing', ...command },
        on: { callback: { argument: 1, runs: 'later' } },
        disconnect: {},
      },
    },
  },
});
