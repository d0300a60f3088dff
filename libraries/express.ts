import { library } from '../engine/contract/library.ts';

const parameters = ['request', 'response', 'next'] as const;
const route = (method: string) =>
  ({ returns: 'self', entry: { kind: 'route', method, path: { argument: 0 }, from: 1, parameters } }) as const;
const onPath = (method: string) => ({ returns: 'self', entry: { kind: 'route', method, from: 0, parameters } }) as const;
const parser = {} as const;

export default library({
  title: 'Express',
  docs: 'https://expressjs.com/en/5x/api.html',
  packages: { express: '>=4 <6', 'express-promise-router': '*', '@types/express': '*', '@types/express-serve-static-core': '*' },
  exports: {
    default: { returns: 'app', statics: 'module' },
    Router: { returns: 'router', is: 'router' },
    Express: { is: 'app' },
    Application: { is: 'app' },
    IRouter: { is: 'router' },
    Request: { is: 'request' },
    Response: { is: 'response' },
    RequestHandler: { is: 'handler' },
    ErrorRequestHandler: { is: 'errorHandler' },
    json: parser,
    urlencoded: parser,
    raw: parser,
    text: parser,
    static: parser,
  },
  types: {
    handler: { parameters },
    errorHandler: { parameters: [null, 'request', 'response'] },
    module: { members: { Router: { returns: 'router' }, json: parser, urlencoded: parser, raw: parser, text: parser, static: parser } },
    app: { extends: 'router', isExtensible: true, members: { listen: {}, set: {}, engine: {}, locals: { is: 'locals' } } },
    router: {
      members: {
        get: route('GET'),
        post: route('POST'),
        put: route('PUT'),
        patch: route('PATCH'),
        delete: route('DELETE'),
        head: route('HEAD'),
        options: route('OPTIONS'),
        all: route('*'),
        use: {
          returns: 'self',
          mount: { path: { argument: 0 }, from: 0 },
          entry: { kind: 'middleware', path: { argument: 0 }, from: 0, parameters },
        },
        param: { entry: { kind: 'middleware', from: 1, parameters } },
        route: { returns: 'path', prefix: { argument: 0 } },
      },
    },
    path: {
      members: {
        get: onPath('GET'),
        post: onPath('POST'),
        put: onPath('PUT'),
        patch: onPath('PATCH'),
        delete: onPath('DELETE'),
        head: onPath('HEAD'),
        options: onPath('OPTIONS'),
        all: onPath('*'),
      },
    },
    request: { isRequest: true, isExtensible: true, members: { app: { is: 'app' } } },
    response: { isExtensible: true, members: { locals: { is: 'locals' }, app: { is: 'app' } } },
    locals: { isExtensible: true },
    next: {},
  },
});
