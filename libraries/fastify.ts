import { library } from '../engine/contract/library.ts';

const parameters = ['request', 'reply'] as const;
const route = (method: string) =>
  ({
    returns: 'self',
    entry: { kind: 'route', method, path: { argument: 0 }, from: 1, handler: 'handler', parameters, self: 'instance' },
  }) as const;
const hook = { returns: 'self', entry: { kind: 'middleware', from: 1, parameters, self: 'instance' } } as const;
const keep = { returns: 'self', keeps: { name: { at: { argument: 0 } }, value: { argument: 1 } } } as const;
// What `fastify-plugin` wraps is a plugin too: https://github.com/fastify/fastify-plugin
const create = { returns: 'instance', callback: { argument: 0, parameters: ['instance'], runs: 'once' } } as const;

export default library({
  title: 'Fastify',
  docs: 'https://fastify.dev/docs/latest/Reference/Routes/',
  packages: { fastify: '>=3 <6', 'fastify-plugin': '*' },
  conventional: { fastify: 'FastifyInstance' },
  exports: {
    default: create,
    fastify: create,
    FastifyInstance: { is: 'instance' },
    FastifyRequest: { is: 'request' },
    FastifyReply: { is: 'reply' },
    FastifyPluginAsync: { is: 'plugin' },
    FastifyPluginCallback: { is: 'plugin' },
    RouteHandlerMethod: { is: 'handler' },
  },
  types: {
    plugin: { parameters: ['instance'] },
    handler: { parameters },
    instance: {
      isExtensible: true,
      members: {
        get: route('GET'),
        post: route('POST'),
        put: route('PUT'),
        patch: route('PATCH'),
        delete: route('DELETE'),
        head: route('HEAD'),
        options: route('OPTIONS'),
        all: route('*'),
        route: {
          returns: 'self',
          entry: {
            kind: 'route',
            method: { argument: 0, option: 'method' },
            path: { argument: 0, option: 'url' },
            from: 1,
            handler: 'handler',
            parameters,
            self: 'instance',
          },
        },
        register: {
          returns: 'self',
          registers: { argument: 0 },
          mount: { path: { argument: 1, option: 'prefix' }, from: 0 },
          callback: { argument: 0, parameters: ['instance'], runs: 'once' },
        },
        addHook: hook,
        decorate: keep,
        decorateRequest: keep,
        decorateReply: keep,
        setErrorHandler: { entry: { kind: 'middleware', from: 0 } },
        after: { callback: { argument: 0, runs: 'once' } },
        ready: { callback: { argument: 0, runs: 'once' } },
        withTypeProvider: { returns: 'self' },
        inject: {},
        listen: {},
        close: {},
        log: { is: 'log' },
      },
    },
    request: { isRequest: true, isExtensible: true, members: { log: { is: 'log' }, server: { is: 'instance' } } },
    reply: { isExtensible: true, members: { server: { is: 'instance' } } },
    log: {},
  },
});
