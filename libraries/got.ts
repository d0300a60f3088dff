import { library } from '../engine/contract/library.ts';

// https://github.com/sindresorhus/got/blob/main/documentation/6-timeout.md: none unless set; `timeout` is an object from version 12 on.
const timeout = {
  options: ['timeout.request', 'timeout.response', 'timeout.socket', 'timeout'],
  clientOptions: [
    { argument: 0, option: 'timeout.request' },
    { argument: 0, option: 'timeout.response' },
    { argument: 0, option: 'timeout' },
  ],
  signals: ['signal'],
  standard: null,
  repair: 'milliseconds',
} as const;
const request = { does: 'request', gives: 'one', isPromise: true, returns: 'response', url: { argument: 0 }, options: 1, timeout } as const;
const body = { isPromise: true } as const;

export default library({
  title: 'Got',
  docs: 'https://github.com/sindresorhus/got/tree/main/documentation',
  packages: { got: '>=9 <16' },
  exports: { default: { ...request, is: 'got', statics: 'got' }, got: { ...request, is: 'got', statics: 'got' }, Got: { is: 'got' } },
  types: {
    got: {
      call: request,
      members: {
        get: request,
        post: request,
        put: request,
        patch: request,
        head: request,
        delete: request,
        stream: {},
        paginate: {},
        extend: { does: 'client', returns: 'got', timeout: { ...timeout, options: timeout.clientOptions } },
      },
    },
    response: { members: { json: body, text: body, buffer: body } },
  },
});
