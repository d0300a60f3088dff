import { library } from '../engine/contract/library.ts';

// Each statement is a request of its own, unless it is handed over with others.
const statement = { does: 'sql', gives: 'many', isPromise: true, sql: { argument: 0 }, dialect: 'postgresql' } as const;

/** Its `Pool` and `Client` are those of node-postgres, and stand in that table. */
export default library({
  title: 'Neon',
  docs: 'https://github.com/neondatabase/serverless#readme',
  packages: { '@neondatabase/serverless': '>=0.4 <2' },
  drives: 'server',
  exports: {
    neon: { returns: 'sql', does: 'client' },
    NeonQueryFunction: { is: 'sql' },
    NeonQueryFunctionInTransaction: { is: 'collected' },
  },
  types: {
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
