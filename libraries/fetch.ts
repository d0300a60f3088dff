import { library } from '../engine/contract/library.ts';

export default library({
  title: 'fetch',
  docs: 'https://nodejs.org/docs/latest/api/globals.html#fetch',
  packages: {},
  timeoutsElsewhere: ['setGlobalDispatcher'],
  globals: {
    // `fetch` has no timeout option of its own, only a signal. Node's waits 300 seconds for the head of an answer and for each part
    // of its body: https://undici.nodejs.org/#/docs/api/Client.
    fetch: {
      does: 'request',
      gives: 'one',
      isPromise: true,
      url: { argument: 0 },
      options: 1,
      timeout: { signals: ['signal'], clients: ['dispatcher'], standard: 300_000, repair: 'signal' },
    },
  },
});
