import { library } from '../engine/contract/library.ts';

const handlers = ['request', 'response', 'next'] as const;
const route = (method: string) => ({ returns: 'self', entry: { kind: 'route', method, path: { argument: 0 }, from: 1, parameters: handlers } }) as const;
const step = (method: string) => ({ returns: 'self', entry: { kind: 'route', method, from: 0, parameters: handlers } }) as const;

export default library({
  title: 'Express',
  docs: 'https://expressjs.com/en/5x/api.html',
  packages: { express: '>=4 <6', 'express-promise-router': '*' },
  exports: {
    default: { returns: 'app', statics: 'module' },
    Router: { returns: 'router', is: 'router' },
    Express: { is: 'app' },
    Application: { is: 'app' },
    IRouter: { is: 'router' },
    Request: { is: 'request' },
    Response: { is: 'response' },
  },
  types: {
    module: { members: { Router: { returns: 'router' }, json: {}, urlencoded: {}, static: {}, raw: {}, text: {} } },
    app: { extends: 'router', members: { listen: {}, set: {}, engine: {} } },
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
        use: { returns: 'self', mount: { path: { argument: 0 }, from: 0 }, entry: { kind: 'middleware', from: 0, parameters: handlers } },
        param: {},
        route: { returns: 'path' },
      },
    },
    path: { members: { get: step('GET'), post: step('POST'), put: step('PUT'), patch: step('PATCH'), delete: step('DELETE'), all: step('*') } },
    request: {},
    response: {},
    next: {},
  },
});
