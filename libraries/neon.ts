import { library } from '../engine/contract/library.ts';
import { connection, types } from './pg/pg-client.ts';

// Each statement is a request of its own, unless it is handed over with others.
const statement = { does: 'sql', gives: 'many', isPromise: true, sql: { argument: 0 }, dialect: 'postgresql' } as const;
// Made for each request where the process does not outlive it: https://github.com/neondatabase/serverless#pool-and-client
const made = { ...connection, does: 'client' } as const;

export default library({
  title: 'Neon',
  docs: 'https://github.com/neondatabase/serverless#readme',
  packages: { '@neondatabase/serverless': '>=0.4 <2' },
  drives: 'server',
  exports: {
    neon: { returns: 'sql', does: 'client' },
    Pool: { is: 'pool', ...made },
    Client: { is: 'client', ...made, connection: 'one' },
    PoolClient: { is: 'client', connection: 'one' },
    ClientBase: { is: 'client', connection: 'one' },
    NeonQueryFunction: { is: 'sql' },
    NeonQueryFunctionInTransaction: { is: 'collected' },
  },
  types: {
    ...types,
    sql: {
      tag: statement,
      call: statement,
      members: {
        query: statement,
        unsafe: {},
        transaction: {
          does: 'transaction',
          isPromise: true,
          collects: { argument: 0 },
          callback: { argument: 0, parameters: ['collected'], runs: 'once' },
        },
      },
    },
    // Statements that a function makes to be sent together.
    collected: { tag: {}, call: {}, members: { query: {}, unsafe: {} } },
  },
});
