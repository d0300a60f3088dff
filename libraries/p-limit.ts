import { library } from '../engine/contract/library.ts';

export default library({
  title: 'p-limit',
  docs: 'https://github.com/sindresorhus/p-limit#api',
  packages: { 'p-limit': '>=2 <8', '@esm2cjs/p-limit': '*' },
  exports: { default: { returns: 'limit' }, LimitFunction: { is: 'limit' } },
  types: {
    limit: {
      call: { isPromise: true, callback: { argument: 0, runs: 'once', concurrency: 'receiver', givesBack: true } },
      members: {
        map: {
          isPromise: true,
          callback: {
            argument: 1,
            parameters: ['item'],
            runs: 'each',
            over: { argument: 0 },
            isConcurrent: true,
            concurrency: 'receiver',
            givesBack: true,
          },
        },
        clearQueue: {},
        activeCount: {},
        pendingCount: {},
      },
    },
  },
});
