import { library } from '../engine/contract/library.ts';

const triggered = (kind: 'message' | 'schedule') =>
  ({ entry: { kind, path: { argument: 0 }, from: 9, handlers: { argument: 1, option: 'handler' } } }) as const;
const route = (method: string) =>
  ({
    entry: { kind: 'route', method, path: { argument: 0 }, from: 1, handler: 'handler', sent: [0] },
  }) as const;

export default library({
  title: 'Azure Functions',
  docs: 'https://learn.microsoft.com/azure/azure-functions/functions-reference-node',
  packages: { '@azure/functions': '>=4' },
  exports: { app: { is: 'app' } },
  types: {
    app: {
      members: {
        http: route('*'),
        get: route('GET'),
        post: route('POST'),
        put: route('PUT'),
        patch: route('PATCH'),
        deleteRequest: route('DELETE'),
        timer: triggered('schedule'),
        storageQueue: triggered('message'),
        storageBlob: triggered('message'),
        serviceBusQueue: triggered('message'),
        serviceBusTopic: triggered('message'),
        eventHub: triggered('message'),
        eventGrid: triggered('message'),
        cosmosDB: triggered('message'),
      },
    },
  },
});
