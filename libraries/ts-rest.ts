import { library } from '../engine/contract/library.ts';

// Functions go by the names that the contract gives its routes: https://ts-rest.com/server/express
const router = { kind: 'route', from: 2, handlers: { argument: 1 }, handler: 'handler', sent: [0] } as const;

export default library({
  title: 'ts-rest',
  docs: 'https://ts-rest.com/server/express',
  packages: { '@ts-rest/express': '>=3', '@ts-rest/fastify': '>=3', '@ts-rest/nest': '>=3' },
  exports: {
    initServer: { returns: 'server' },
    // https://ts-rest.com/server/nest: one route of the contract, or all of them.
    tsRestHandler: { entry: router },
    TsRest: { entry: { kind: 'route' } },
    TsRestRequest: { isRequest: true },
  },
  types: {
    server: { members: { router: { entry: router }, route: { standsFor: { argument: 1 } } } },
  },
});
