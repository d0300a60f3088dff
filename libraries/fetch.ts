import { library } from '../engine/contract/library.ts';

export default library({
  title: 'fetch',
  docs: 'https://nodejs.org/docs/latest/api/globals.html#fetch',
  packages: {},
  globals: {
    // A request given up on needs a signal: `fetch` has no timeout option of its own.
    fetch: {
      does: 'request',
      gives: 'one',
      isPromise: true,
      url: { argument: 0 },
      options: 1,
      timeout: { signals: ['signal'], standard: null, repair: 'signal' },
    },
  },
});
