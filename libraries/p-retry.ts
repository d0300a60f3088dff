import { library } from '../engine/contract/library.ts';

export default library({
  title: 'p-retry',
  docs: 'https://github.com/sindresorhus/p-retry#api',
  packages: { 'p-retry': '>=3 <8', 'async-retry': '*', 'promise-retry': '*' },
  exports: { default: { isPromise: true, callback: { argument: 0, runs: 'retry', givesBack: true } }, AbortError: {} },
});
