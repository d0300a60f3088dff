// https://github.com/request/request#requestoptions-callback: `timeout` has no default.
export const timeout = {
  options: [
    { argument: 0, option: 'timeout' },
    { argument: 1, option: 'timeout' },
  ],
  clientOptions: [{ argument: 0, option: 'timeout' }],
  standard: null,
} as const;

const url = { argument: 0 } as const;
const defaults = { does: 'client', returns: 'client', timeout: { ...timeout, options: timeout.clientOptions, clientOptions: [] } } as const;

/** What a client is asked, by functions that call back and by those that promise an answer. */
export const clientOf = <const Form extends object>(form: Form) => {
  const request = { does: 'request', gives: 'one', url, timeout, ...form } as const;
  const members = {
    get: request,
    post: request,
    put: request,
    patch: request,
    delete: request,
    del: request,
    head: request,
    defaults,
    jar: {},
    cookie: {},
  } as const;
  return { request, types: { client: { call: request, members } } } as const;
};
