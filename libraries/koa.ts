import { library } from '../engine/contract/library.ts';

const parameters = ['context', 'next'] as const;
const route = (method: string) =>
  ({ returns: 'self', entry: { kind: 'route', method, path: { argument: 0 }, from: 1, parameters } }) as const;
const use = {
  returns: 'self',
  mount: { path: { argument: 0 }, from: 0 },
  entry: { kind: 'middleware', from: 0, parameters },
} as const;
const router = { is: 'router', prefix: { argument: 0, option: 'prefix' } } as const;

export default library({
  title: 'Koa',
  docs: 'https://github.com/koajs/router/blob/master/API.md',
  packages: { koa: '>=2 <4', '@koa/router': '>=8', 'koa-router': '>=7' },
  exports: {
    // Both packages have a default: a router is told from an application by what is called on it.
    default: { is: 'router', prefix: { argument: 0, option: 'prefix' } },
    Router: router,
    Context: { is: 'context' },
    Middleware: { is: 'handler' },
    ParameterizedContext: { is: 'context' },
    RouterContext: { is: 'context' },
  },
  types: {
    handler: { parameters },
    router: {
      members: {
        get: route('GET'),
        post: route('POST'),
        put: route('PUT'),
        patch: route('PATCH'),
        delete: route('DELETE'),
        del: route('DELETE'),
        head: route('HEAD'),
        options: route('OPTIONS'),
        all: route('*'),
        use,
        routes: { returns: 'self' },
        middleware: { returns: 'self' },
        prefix: { returns: 'self', prefix: { argument: 0 } },
        param: {},
        allowedMethods: {},
        listen: {},
        callback: {},
        // What is put on it, every request's context has.
        context: { is: 'context' },
        on: { callback: { argument: 1, runs: 'later' } },
      },
    },
    context: { isRequest: true, isExtensible: true, members: { state: { is: 'state' } } },
    state: { isExtensible: true },
    next: {},
  },
});
