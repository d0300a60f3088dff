import { library } from '../engine/contract/library.ts';

const each = {
  isPromise: true,
  callback: {
    argument: 1,
    parameters: ['item'],
    runs: 'each',
    over: { argument: 0 },
    isConcurrent: true,
    concurrency: { argument: 2, option: 'concurrency' },
    givesBack: true,
  },
} as const;

export default library({
  title: 'p-map',
  docs: 'https://github.com/sindresorhus/p-map#api',
  packages: { 'p-map': '>=2 <8' },
  exports: { default: each, pMapSkip: {}, pMapIterable: each },
});
