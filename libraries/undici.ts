import { library } from '../engine/contract/library.ts';

// https://undici.nodejs.org/#/docs/api/Client: headers and body have 300 seconds each unless told.
const timeout = {
  options: ['headersTimeout', 'bodyTimeout'],
  clientOptions: [
    { argument: 1, option: 'headersTimeout' },
    { argument: 1, option: 'bodyTimeout' },
  ],
  signals: ['signal'],
  clients: ['dispatcher'],
  standard: 300_000,
  repair: 'signal',
} as const;
const request = { does: 'request', gives: 'one', isPromise: true, url: { argument: 0 }, options: 1, timeout } as const;
const onClient = { does: 'request', gives: 'one', isPromise: true, url: 'path', options: 0, timeout } as const;

export default library({
  title: 'undici',
  docs: 'https://undici.nodejs.org/#/docs/api/Dispatcher',
  packages: { undici: '>=5 <8' },
  timeoutsElsewhere: ['setGlobalDispatcher'],
  exports: {
    fetch: request,
    request,
    stream: { ...request, isStreamed: true },
    pipeline: { ...request, isPromise: false, isStreamed: true },
    Agent: { is: 'dispatcher', does: 'connect' },
    Client: { is: 'dispatcher', does: 'connect' },
    Pool: { is: 'dispatcher', does: 'connect' },
    setGlobalDispatcher: {},
    Dispatcher: { is: 'dispatcher' },
  },
  types: { dispatcher: { members: { request: onClient, stream: { ...onClient, isStreamed: true }, close: {}, destroy: {} } } },
});
