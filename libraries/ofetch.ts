import { library } from '../engine/contract/library.ts';

// https://github.com/unjs/ofetch#%EF%B8%8F-timeout: disabled by default, which leaves the five minutes of Node's fetch.
const timeout = {
  options: ['timeout'],
  clientOptions: [{ argument: 0, option: 'timeout' }],
  signals: ['signal'],
  clients: ['dispatcher'],
  standard: 300_000,
  repair: 'milliseconds',
} as const;
const request = { does: 'request', gives: 'one', isPromise: true, url: { argument: 0 }, options: 1, timeout } as const;
const client = { ...request, is: 'client', statics: 'client' } as const;

export default library({
  title: 'ofetch',
  docs: 'https://github.com/unjs/ofetch#readme',
  packages: { ofetch: '>=1 <2' },
  exports: { ofetch: client, $fetch: client },
  types: {
    client: {
      call: request,
      members: {
        raw: request,
        native: { ...request, timeout: { signals: ['signal'], clients: ['dispatcher'], standard: 300_000, repair: 'signal' } },
        create: { does: 'client', returns: 'client', timeout: { ...timeout, options: timeout.clientOptions, clientOptions: [] } },
      },
    },
  },
});
