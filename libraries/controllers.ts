import { library } from '../engine/contract/library.ts';

const route = (method: string) => ({ entry: { kind: 'route', method, path: { argument: 0 } } }) as const;
const prefix = { entry: { kind: 'route', path: { argument: 0 }, isPrefix: true } } as const;
const sent = { isRequest: true } as const;

/** Classes whose methods are routes by what they are marked with, on a server of another library. */
export default library({
  title: 'routing-controllers, tsoa, OvernightJS, Ts.ED, LoopBack, Midway and Foal',
  docs: 'https://github.com/typestack/routing-controllers#readme',
  packages: {
    'routing-controllers': '>=0.9',
    tsoa: '>=3',
    '@tsoa/runtime': '>=3',
    '@overnightjs/core': '>=1',
    // https://tsed.dev/docs/controllers.html
    '@tsed/common': '*',
    '@tsed/di': '*',
    '@tsed/schema': '*',
    '@tsed/platform-params': '*',
    // https://loopback.io/doc/en/lb4/Decorators_openapi.html
    '@loopback/rest': '*',
    // https://midwayjs.org/en/docs/controller
    '@midwayjs/core': '*',
    '@midwayjs/decorator': '*',
    // https://foalts.org/docs/architecture/controllers
    '@foal/core': '*',
  },
  exports: {
    Controller: prefix,
    JsonController: prefix,
    Route: prefix,
    Get: route('GET'),
    Post: route('POST'),
    Put: route('PUT'),
    Patch: route('PATCH'),
    Delete: route('DELETE'),
    Head: route('HEAD'),
    Options: route('OPTIONS'),
    All: route('*'),
    Del: route('DELETE'),
    get: route('GET'),
    post: route('POST'),
    put: route('PUT'),
    patch: route('PATCH'),
    del: route('DELETE'),
    Req: sent,
    Request: sent,
    Body: sent,
    BodyParam: sent,
    BodyParams: sent,
    PathParams: sent,
    requestBody: sent,
    BodyProp: sent,
    Param: sent,
    Params: sent,
    Path: sent,
    Query: sent,
    Queries: sent,
    QueryParam: sent,
    QueryParams: sent,
    HeaderParam: sent,
  },
});
