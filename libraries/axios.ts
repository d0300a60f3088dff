import { library } from '../engine/contract/library.ts';

// https://axios-http.com/docs/req_config: `timeout` is in milliseconds, and its default, 0, is none.
const timeout = {
  options: ['timeout'],
  clientOptions: [{ argument: 0, option: 'timeout' }],
  signals: ['signal'],
  agents: ['httpAgent', 'httpsAgent'],
  standard: null,
  repair: 'milliseconds',
} as const;
const request = { does: 'request', gives: 'one', isPromise: true, url: { argument: 0 }, timeout } as const;
const bare = { ...request, options: 1 } as const;
const withBody = { ...request, options: 2 } as const;
const whole = { ...request, url: { argument: 0, option: 'url' }, options: 0 } as const;
const create = { does: 'client', returns: 'axios', timeout: { ...timeout, clientOptions: [] } } as const;

export default library({
  title: 'axios',
  docs: 'https://axios-http.com/docs/req_config',
  packages: { axios: '>=0.21 <2' },
  timeoutsElsewhere: ['defaults.timeout', 'interceptors.request.use'],
  exports: {
    default: { ...whole, is: 'axios', statics: 'axios' },
    create,
    AxiosInstance: { is: 'axios' },
    Axios: { is: 'axios' },
    AxiosStatic: { is: 'axios' },
    isAxiosError: {},
    AxiosError: {},
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
        create,
        getUri: {},
        isAxiosError: {},
        isCancel: {},
      },
    },
  },
});
