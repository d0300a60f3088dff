import { library } from '../engine/contract/library.ts';

// https://github.com/sindresorhus/ky#timeout: 10 seconds unless told; `false` leaves the five minutes of fetch.
const timeout = {
  options: ['timeout'],
  clientOptions: [{ argument: 0, option: 'timeout' }],
  signals: ['signal'],
  standard: 10_000,
  beneath: 300_000,
  repair: 'milliseconds',
} as const;
const request = { does: 'request', gives: 'one', isPromise: true, returns: 'response', url: { argument: 0 }, options: 1, timeout } as const;
const body = { isPromise: true } as const;

export default library({
  title: 'Ky',
  docs: 'https://github.com/sindresorhus/ky#api',
  packages: { ky: '>=0.30 <2' },
  exports: { default: { ...request, is: 'ky', statics: 'ky' }, KyInstance: { is: 'ky' } },
  types: {
    ky: {
      call: request,
      members: {
        get: request,
        post: request,
        put: request,
        patch: request,
        head: request,
        delete: request,
        create: { returns: 'ky' },
        extend: { returns: 'ky' },
      },
    },
    response: { members: { json: body, text: body, arrayBuffer: body, blob: body } },
  },
});
