import { library } from '../engine/contract/library.ts';

const each = { callback: { argument: 1, parameters: ['item'], runs: 'each', over: { argument: 0 } } } as const;
const given = { callback: { argument: 1, parameters: ['item'], runs: 'each', over: { argument: 0 }, givesBack: true } } as const;

const functions = {
  forEach: each,
  each,
  map: given,
  flatMap: given,
  filter: each,
  find: each,
  some: each,
  every: each,
  mapValues: each,
  forOwn: each,
  groupBy: each,
  keyBy: each,
  sortBy: each,
  uniqBy: each,
  partition: each,
  reduce: { callback: { argument: 1, parameters: [null, 'item'], runs: 'each', over: { argument: 0 } } },
  times: { callback: { argument: 1, runs: 'each', over: { argument: 0 } } },
  debounce: { callback: { argument: 0, runs: 'later' } },
  throttle: { callback: { argument: 0, runs: 'later' } },
  chunk: {},
  cloneDeep: {},
} as const;

export default library({
  title: 'Lodash',
  docs: 'https://lodash.com/docs',
  packages: { lodash: '>=4 <5', 'lodash-es': '>=4 <5' },
  hasExportsByPath: true,
  exports: { default: { statics: 'functions' }, ...functions },
  types: { functions: { members: functions } },
});
