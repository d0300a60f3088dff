import { library } from '../engine/contract/library.ts';

const parameters = ['request', 'toolkit'] as const;
const create = { is: 'server', returns: 'server' } as const;
// https://hapi.dev/api#-serverextevent-method-options
const middleware = { kind: 'middleware', from: 1, parameters } as const;

export default library({
  title: 'hapi',
  docs: 'https://hapi.dev/api',
  packages: { '@hapi/hapi': '>=18' },
  conventional: { server: 'Server' },
  exports: {
    default: {},
    server: create,
    Server: create,
    Request: { is: 'request' },
    ResponseToolkit: { is: 'toolkit' },
    'Lifecycle.Method': { is: 'handler' },
  },
  types: {
    handler: { parameters },
    server: {
      isExtensible: true,
      members: {
        route: {
          entry: {
            kind: 'route',
            method: { argument: 0, option: 'method' },
            path: { argument: 0, option: 'path' },
            from: 1,
            handler: ['handler', 'options.handler'],
            parameters,
          },
        },
        // https://hapi.dev/tutorials/plugins
        register: {
          isPromise: true,
          mount: {
            path: { argument: 1, option: 'routes.prefix' },
            from: 0,
            setUp: { name: 'register', heldBy: 'plugin' },
            pathIn: 'routes.prefix',
          },
        },
        ext: { entry: middleware },
        // https://hapi.dev/api#-serverdecoratetype-property-method-options
        decorate: { keeps: { name: { at: { argument: 1 } }, value: { argument: 2 } } },
        app: { is: 'application' },
        events: { is: 'events' },
        method: {},
        inject: {},
        listener: {},
        start: {},
        initialize: {},
        stop: {},
        log: { does: 'log' },
      },
    },
    application: { isExtensible: true },
    events: { members: { on: { callback: { argument: 1, runs: 'later' } }, once: { callback: { argument: 1, runs: 'later' } } } },
    request: {
      isRequest: true,
      isExtensible: true,
      members: { server: { is: 'server' }, app: { is: 'application' }, log: { does: 'log' } },
    },
    toolkit: { isExtensible: true, members: { request: { is: 'request' }, context: { is: 'application' }, response: {}, redirect: {} } },
  },
});
