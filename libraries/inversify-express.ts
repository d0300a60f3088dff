import { library } from '../engine/contract/library.ts';

const route = (method: string) => ({ entry: { kind: 'route', method, path: { argument: 0 } } }) as const;
const sent = { isRequest: true } as const;

export default library({
  title: 'Inversify Express Utils',
  docs: 'https://github.com/inversify/inversify-express-utils#readme',
  packages: { 'inversify-express-utils': '>=6' },
  exports: {
    controller: { entry: { kind: 'route', path: { argument: 0 }, isPrefix: true } },
    httpGet: route('GET'),
    httpPost: route('POST'),
    httpPut: route('PUT'),
    httpPatch: route('PATCH'),
    httpDelete: route('DELETE'),
    httpHead: route('HEAD'),
    all: route('*'),
    request: sent,
    requestBody: sent,
    requestParam: sent,
    queryParam: sent,
    requestHeaders: sent,
  },
});
