import { library } from '../engine/contract/library.ts';

// https://github.com/tediousjs/node-mssql#general-same-for-all-drivers: a request ends after 15 seconds unless told.
const timeout = { clientOptions: [{ argument: 0, option: 'requestTimeout' }], standard: 15_000 } as const;
const query = { does: 'sql', gives: 'many', isPromise: true, rows: 'recordset', sql: { argument: 0 }, dialect: 'any', timeout } as const;
/** A procedure by its name, or a statement that the server has prepared: what it asks stands elsewhere. */
const execute = { does: 'sql', gives: 'many', isPromise: true, rows: 'recordset', timeout } as const;
const step = { returns: 'self' } as const;
const listen = { callback: { argument: 1, runs: 'later' } } as const;
const pool = { is: 'pool', does: 'connect' } as const;
const transaction = { is: 'transaction', connection: 'one' } as const;

export default library({
  title: 'node-mssql',
  docs: 'https://github.com/tediousjs/node-mssql#readme',
  packages: { mssql: '>=6', '@types/mssql': '*' },
  drives: 'server',
  exports: {
    default: {},
    connect: { returns: 'pool', does: 'connect', isPromise: true },
    query,
    ConnectionPool: pool,
    Request: { is: 'request' },
    Transaction: transaction,
    PreparedStatement: { is: 'prepared', connection: 'one' },
    Table: { is: 'table', entity: { argument: 0 } },
  },
  types: {
    pool: {
      members: {
        connect: { returns: 'self', isPromise: true },
        request: { returns: 'request' },
        transaction: { returns: 'transaction', connection: 'one' },
        query,
        batch: query,
        on: listen,
        close: {},
      },
    },
    request: {
      members: {
        input: step,
        output: step,
        replaceInput: step,
        query,
        batch: query,
        execute,
        bulk: { does: 'insert', gives: 'count', isPromise: true, entity: { argument: 0 }, collects: { argument: 0 } },
        on: listen,
        cancel: {},
      },
    },
    transaction: {
      members: {
        begin: { does: 'transaction', isPromise: true, returns: 'self' },
        request: { returns: 'request' },
        commit: { isPromise: true },
        rollback: { isPromise: true },
        on: listen,
      },
    },
    prepared: { members: { input: step, output: step, prepare: { isPromise: true }, execute, unprepare: { isPromise: true } } },
    table: { members: { columns: { is: 'columns' }, rows: { is: 'columns' } } },
    columns: { members: { add: {} } },
  },
});
