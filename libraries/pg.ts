import { library } from '../engine/contract/library.ts';

// https://node-postgres.com/apis/client: neither has a limit unless one is set.
const timeout = {
  options: ['query_timeout'],
  clientOptions: [
    { argument: 0, option: 'query_timeout' },
    { argument: 0, option: 'statement_timeout' },
  ],
  standard: null,
} as const;
const connection = {
  does: 'connect',
  timeout: { options: ['connectionTimeoutMillis', 'query_timeout', 'statement_timeout'], standard: null, repair: 'milliseconds' },
} as const;
const query = {
  does: 'sql',
  gives: 'many',
  isPromise: true,
  rows: 'rows',
  sql: [{ argument: 0 }, { argument: 0, option: 'text' }],
  dialect: 'postgresql',
  timeout,
} as const;

export default library({
  title: 'node-postgres',
  docs: 'https://node-postgres.com/apis/client',
  packages: { pg: '>=7 <9', 'pg-pool': '*', '@neondatabase/serverless': '*', '@types/pg': '*' },
  exports: {
    default: { is: 'module' },
    Pool: { is: 'pool', ...connection },
    Client: { is: 'client', ...connection, connection: 'one' },
    PoolClient: { is: 'client', connection: 'one' },
    ClientBase: { is: 'client', connection: 'one' },
  },
  types: {
    module: { members: { Pool: { is: 'pool', ...connection }, Client: { is: 'client', ...connection, connection: 'one' }, types: {} } },
    pool: {
      members: {
        query,
        connect: { returns: 'client', isPromise: true, connection: 'one' },
        on: { callback: { argument: 1, runs: 'later' } },
        end: {},
      },
    },
    client: { members: { query, connect: {}, release: {}, end: {}, on: { callback: { argument: 1, runs: 'later' } } } },
  },
});
