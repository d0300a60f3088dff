import { library } from '../engine/contract/library.ts';

const parameters = ['context'] as const;
const route = (method: string) =>
  ({ returns: 'route', entry: { kind: 'route', method, path: { argument: 0 }, from: 1, parameters } }) as const;
// https://docs.adonisjs.com/guides/basics/controllers#resource-driven-controllers
const methods = ['index', 'create', 'store', 'show', 'edit', 'update', 'destroy'] as const;

export default library({
  title: 'AdonisJS',
  docs: 'https://docs.adonisjs.com/guides/basics/routing',
  packages: { '@adonisjs/core/services/router': '>=6', '@adonisjs/core/http': '>=6' },
  exports: { default: { is: 'router' }, Router: { is: 'router' }, HttpContext: { is: 'context' } },
  types: {
    router: {
      members: {
        get: route('GET'),
        post: route('POST'),
        put: route('PUT'),
        patch: route('PATCH'),
        delete: route('DELETE'),
        any: route('*'),
        resource: { returns: 'resource', entry: { kind: 'route', path: { argument: 0 }, from: 1, methods, parameters } },
        group: { returns: 'group', callback: { argument: 0, runs: 'once' } },
        on: {},
        named: {},
      },
    },
    route: { members: { use: { returns: 'self' }, as: { returns: 'self' }, where: { returns: 'self' }, middleware: { returns: 'self' } } },
    resource: {
      members: { apiOnly: { returns: 'self' }, only: { returns: 'self' }, except: { returns: 'self' }, use: { returns: 'self' } },
    },
    group: { members: { prefix: { returns: 'self' }, use: { returns: 'self' }, as: { returns: 'self' } } },
    context: { isRequest: true, isExtensible: true, members: { request: { is: 'request' }, params: { is: 'request' }, response: {} } },
    request: { isRequest: true, members: { input: {}, only: {}, all: {}, body: {}, qs: {}, param: {} } },
  },
});
