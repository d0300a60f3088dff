import { library } from '../engine/contract/library.ts';

const each = { argument: 1, parameters: ['item'], runs: 'each', over: { argument: 0 }, givesBack: true } as const;
const concurrent = {
  isPromise: true,
  callback: { ...each, isConcurrent: true, concurrency: { argument: 2, option: 'concurrency' } },
} as const;
const inTurn = { isPromise: true, callback: each } as const;

export default library({
  title: 'Bluebird',
  docs: 'http://bluebirdjs.com/docs/api/collections.html',
  packages: { bluebird: '>=3 <4' },
  exports: { default: { statics: 'bluebird' }, map: concurrent, filter: concurrent, mapSeries: inTurn, each: inTurn },
  types: {
    bluebird: {
      members: {
        map: concurrent,
        filter: concurrent,
        mapSeries: inTurn,
        each: inTurn,
        delay: { does: 'sleep', isPromise: true },
        all: {},
        promisifyAll: {},
      },
    },
  },
});
