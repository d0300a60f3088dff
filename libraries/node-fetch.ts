import { library } from '../engine/contract/library.ts';

// https://github.com/node-fetch/node-fetch#options: version 2 has a `timeout` option, version 3 only signals; neither has a default.
const request = {
  does: 'request',
  gives: 'one',
  isPromise: true,
  url: { argument: 0 },
  options: 1,
  timeout: { options: ['timeout'], signals: ['signal'], standard: null, repair: 'signal' },
} as const;

export default library({
  title: 'node-fetch',
  docs: 'https://github.com/node-fetch/node-fetch#api',
  packages: { 'node-fetch': '>=2 <4', 'cross-fetch': '*', 'isomorphic-fetch': '*', 'node-fetch-native': '*' },
  exports: { default: request, fetch: { ...request, until: '3' } },
});
