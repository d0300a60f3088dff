import { library } from '../engine/contract/library.ts';

// https://docs.nestjs.com/techniques/http-module: the module's options are axios's own; what is given there is not seen from the call.
const timeout = {
  options: ['timeout'],
  clientOptions: [{ argument: 0, option: 'timeout' }],
  signals: ['signal'],
  standard: null,
  repair: 'milliseconds',
} as const;
const request = { does: 'request', gives: 'one', isPromise: true, url: { argument: 0 }, timeout } as const;
const bare = { ...request, options: 1 } as const;
const withBody = { ...request, options: 2 } as const;

export default library({
  title: '@nestjs/axios',
  docs: 'https://docs.nestjs.com/techniques/http-module',
  packages: { '@nestjs/axios': '*' },
  timeoutsElsewhere: ['HttpModule.register', 'HttpModule.registerAsync', 'defaults.timeout', 'interceptors.request.use'],
  exports: { HttpService: { is: 'service' }, HttpModule: { statics: 'module' } },
  types: {
    module: { members: { register: {}, registerAsync: {} } },
    service: {
      members: {
        get: bare,
        delete: bare,
        head: bare,
        post: withBody,
        put: withBody,
        patch: withBody,
        request: { ...request, url: { argument: 0, option: 'url' } },
        axiosRef: { is: 'axios' },
      },
    },
    axios: {
      call: { ...request, url: { argument: 0, option: 'url' } },
      members: {
        get: bare,
        delete: bare,
        head: bare,
        post: withBody,
        put: withBody,
        patch: withBody,
        request: { ...request, url: { argument: 0, option: 'url' } },
      },
    },
  },
});
