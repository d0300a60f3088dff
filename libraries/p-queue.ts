import { library } from '../engine/contract/library.ts';

const once = { isPromise: true, callback: { argument: 0, runs: 'once', concurrency: 'receiver', givesBack: true } } as const;

export default library({
  title: 'p-queue',
  docs: 'https://github.com/sindresorhus/p-queue#api',
  packages: { 'p-queue': '>=5 <10', '@esm2cjs/p-queue': '*' },
  exports: { default: { is: 'queue' } },
  types: {
    queue: {
      members: {
        add: once,
        addAll: { isPromise: true },
        onIdle: { isPromise: true },
        onEmpty: { isPromise: true },
        start: {},
        pause: {},
        clear: {},
        on: {},
      },
    },
  },
});
