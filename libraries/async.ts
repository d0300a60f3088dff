import { library } from '../engine/contract/library.ts';

const each = { parameters: ['item'], runs: 'each', over: { argument: 0 } } as const;
const concurrent = { callback: { argument: 1, ...each, isConcurrent: true } } as const;
const inTurn = { callback: { argument: 1, ...each } } as const;
const limited = { callback: { argument: 2, ...each, isConcurrent: true, concurrency: { argument: 1 } } } as const;
const retry = { isPromise: true, callback: { argument: [0, 1], runs: 'retry' } } as const;

const functions = {
  each: concurrent,
  eachOf: concurrent,
  forEach: concurrent,
  forEachOf: concurrent,
  map: concurrent,
  filter: concurrent,
  concat: concurrent,
  eachSeries: inTurn,
  eachOfSeries: inTurn,
  forEachSeries: inTurn,
  forEachOfSeries: inTurn,
  mapSeries: inTurn,
  filterSeries: inTurn,
  eachLimit: limited,
  eachOfLimit: limited,
  forEachLimit: limited,
  forEachOfLimit: limited,
  mapLimit: limited,
  filterLimit: limited,
  retry,
  queue: { callback: { argument: 0, runs: 'later' } },
} as const;

export default library({
  title: 'async',
  docs: 'https://caolan.github.io/async/v3/docs.html',
  packages: { async: '>=2 <4' },
  hasExportsByPath: true,
  exports: { default: { statics: 'functions' }, ...functions },
  types: { functions: { members: functions } },
});
