import { library } from '../engine/contract/library.ts';
import { listen, statement } from './pg/pg-client.ts';

const plugin = { brings: { name: 'pg', is: 'pool' } } as const;
const connection = { returns: 'client', isPromise: true, connection: 'one' } as const;

export default library({
  title: '@fastify/postgres',
  docs: 'https://github.com/fastify/fastify-postgres#readme',
  packages: { '@fastify/postgres': '>=5 <7' },
  drives: 'server',
  exports: { default: plugin, fastifyPostgres: plugin, PostgresDb: { is: 'pool' } },
  types: {
    pool: {
      members: {
        query: statement,
        connect: connection,
        transact: {
          does: 'transaction',
          isPromise: true,
          callback: { argument: 0, parameters: ['client'], runs: 'once', connection: 'one', givesBack: true },
        },
        pool: { is: 'pool' },
        Client: {},
        on: listen,
        end: {},
        // Where several are registered, each has a name.
        '*': { is: 'pool' },
      },
    },
    client: { members: { query: statement, release: {}, on: listen } },
  },
});
