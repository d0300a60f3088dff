import { library } from '../engine/contract/library.ts';

// https://nodejs.org/docs/latest/api/http.html#httprequesturl-options-callback: `timeout` has no default.
const request = {
  does: 'request',
  gives: 'one',
  isSynchronous: true,
  returns: 'request',
  url: { argument: 0 },
  callback: { argument: [1, 2], parameters: ['response'], runs: 'later' },
  timeout: {
    options: [
      { argument: 0, option: 'timeout' },
      { argument: 1, option: 'timeout' },
    ],
    signals: [
      { argument: 0, option: 'signal' },
      { argument: 1, option: 'signal' },
    ],
    standard: null,
    // `timeout` only tells a listener; a signal ends the request.
    repair: 'signal',
  },
} as const;
const createServer = { returns: 'server', entry: { kind: 'route', method: '*', from: 0, parameters: ['incoming', 'outgoing'] } } as const;
const members = { request, get: request, createServer } as const;

export default library({
  title: 'node:http',
  docs: 'https://nodejs.org/docs/latest/api/http.html',
  packages: { 'node:http': '*', 'node:https': '*' },
  timeoutsElsewhere: ['.setTimeout'],
  exports: { ...members, default: { is: 'module' }, IncomingMessage: { is: 'incoming' } },
  types: {
    module: { members },
    server: { members: { listen: {}, close: {}, on: { callback: { argument: 1, runs: 'later' } } } },
    request: {
      members: {
        end: {},
        write: {},
        on: { callback: { argument: 1, runs: 'later' } },
        once: { callback: { argument: 1, runs: 'later' } },
        setTimeout: {},
        destroy: {},
      },
    },
    response: { members: { on: { callback: { argument: 1, runs: 'later' } } } },
    incoming: { isRequest: true, members: { on: { callback: { argument: 1, runs: 'later' } } } },
    outgoing: {},
  },
});
