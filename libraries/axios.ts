import { library } from '../engine/contract/library.ts';

// https://axios-http.com/docs/req_config: `timeout` is in milliseconds and its default, 0, is no timeout.
const timeout = (at: number) =>
  ({
    options: [{ argument: at, option: 'timeout' }],
    clientOptions: [{ argument: 0, option: 'timeout' }],
    signals: [{ argument: at, option: 'signal' }],
    standard: null,
    repair: 'milliseconds',
  }) as const;
const bare = { does: 'request', gives: 'one', isPromise: true, url: { argument: 0 }, options: 1, timeout: timeout(1) } as const;
const withBody = { ...bare, options: 2, timeout: timeout(2) } as const;
const whole = { does: 'request', gives: 'one', isPromise: true, url: { argument: 0, option: 'url' }, options: 0, timeout: timeout(0) } as const;

export default library({
  title: 'axios',
  docs: 'https://axios-http.com/docs/req_config',
  packages: { axios: '>=0.21 <2' },
  exports: {
    default: { ...whole, is: 'axios', statics: 'axios' },
    AxiosInstance: { is: 'axios' },
    Axios: { is: 'axios' },
    AxiosStatic: { is: 'axios' },
  },
  types: {
    axios: {
      call: whole,
      members: {
        get: bare,
        delete: bare,
        head: bare,
        options: bare,
        post: withBody,
        put: withBody,
        patch: withBody,
        postForm: withBody,
        putForm: withBody,
        patchForm: withBody,
        request: whole,
        create: { returns: 'axios' },
        all: {},
        isAxiosError: {},
      },
    },
  },
});
