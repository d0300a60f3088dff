import { library } from '../engine/contract/library.ts';

export default library({
  title: 'node:async_hooks',
  docs: 'https://nodejs.org/docs/latest/api/async_context.html#class-asynclocalstorage',
  packages: { 'node:async_hooks': '*', async_hooks: '*' },
  exports: { default: { is: 'module' }, AsyncLocalStorage: { is: 'storage' } },
  types: {
    module: { members: { AsyncLocalStorage: { is: 'storage' } } },
    storage: {
      members: {
        run: { callback: { argument: 1, runs: 'once', givesBack: true } },
        exit: { callback: { argument: 0, runs: 'once', givesBack: true } },
        getStore: {},
        enterWith: {},
        disable: {},
      },
    },
  },
});
