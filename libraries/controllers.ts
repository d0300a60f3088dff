import { library } from '../engine/contract/library.ts';

const route = (method: string) => ({ entry: { kind: 'route', method, path: { argument: 0 } } }) as const;
const prefix = { entry: { kind: 'route', path: { argument: 0 }, isPrefix: true } } as const;
const sent = { isRequest: true } as const;

/** Classes whose methods are routes by what they are marked with, on a server of another library. */
export default library({
  title: 'routing-controllers, tsoa and OvernightJS',
  docs: 'https://github.com/typestack/routing-controllers#readme',
  packages: { 'routing-controllers': '>=0.9', tsoa: '>=3', '@tsoa/runtime': '>=3', '@overnightjs/core': '>=1' },
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
    Req: sent,
    Request: sent,
    Body: sent,
    BodyParam: sent,
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
