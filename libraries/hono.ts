import { library } from '../engine/contract/library.ts';

const parameters = ['context', 'next'] as const;
const route = (method: string) =>
  ({ returns: 'self', entry: { kind: 'route', method, path: { argument: 0 }, from: 1, parameters } }) as const;

const middleware = { entry: { kind: 'middleware', from: 0, parameters } } as const;

export default library({
  title: 'Hono',
  docs: 'https://hono.dev/docs/api/routing',
  packages: { hono: '>=3 <5', 'hono/factory': '>=3 <5', '@hono/zod-openapi': '*' },
  exports: {
    Hono: { is: 'app' },
    OpenAPIHono: { is: 'openApi' },
    Context: { is: 'context' },
    createMiddleware: middleware,
    createFactory: { returns: 'factory' },
    Handler: { is: 'handler' },
    MiddlewareHandler: { is: 'handler' },
  },
  types: {
    handler: { parameters },
    app: {
      members: {
        get: route('GET'),
        post: route('POST'),
        put: route('PUT'),
        patch: route('PATCH'),
        delete: route('DELETE'),
        options: route('OPTIONS'),
        all: route('*'),
        on: { returns: 'self', entry: { kind: 'route', method: { argument: 0 }, path: { argument: 1 }, from: 2, parameters } },
        use: { returns: 'self', entry: { kind: 'middleware', from: 0, parameters } },
        route: { returns: 'self', mount: { path: { argument: 0 }, from: 1 } },
        basePath: { returns: 'self', prefix: { argument: 0 } },
        notFound: { entry: { kind: 'middleware', from: 0, parameters } },
        onError: { entry: { kind: 'middleware', from: 0 } },
        fetch: {},
        request: {},
      },
    },
    // https://hono.dev/docs/helpers/factory
    factory: {
      members: {
        createApp: { returns: 'app' },
        createMiddleware: middleware,
        createHandlers: { entry: { kind: 'route', from: 0, parameters } },
      },
    },
    openApi: {
      extends: 'app',
      members: {
        openapi: {
          returns: 'self',
          entry: { kind: 'route', method: { argument: 0, option: 'method' }, path: { argument: 0, option: 'path' }, from: 1, parameters },
        },
      },
    },
    context: {
      isRequest: true,
      isExtensible: true,
      members: {
        set: { keeps: { name: { at: { argument: 0 } }, value: { argument: 1 } } },
        get: { recalls: { argument: 0 } },
        var: { is: 'variables' },
      },
    },
    variables: { isExtensible: true },
    next: {},
  },
});
