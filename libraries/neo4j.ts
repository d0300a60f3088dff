import { library } from '../engine/contract/library.ts';

// Cypher is not read: one query that may do anything. https://neo4j.com/docs/javascript-manual/current/performance/
const run = { does: 'sql', gives: 'many', isPromise: true, rows: 'records' } as const;
// https://neo4j.com/docs/javascript-manual/current/transactions/: tried again where it failed for a while.
const managed = {
  does: 'transaction',
  isPromise: true,
  callback: { argument: 0, parameters: ['transaction'], runs: 'once', connection: 'one', givesBack: true },
} as const;
const session = { is: 'session', connection: 'one' } as const;
const transaction = { is: 'transaction', connection: 'one' } as const;
const driver = { does: 'connect', returns: 'driver' } as const;

export default library({
  title: 'Neo4j',
  docs: 'https://neo4j.com/docs/javascript-manual/current/query-simple/',
  packages: { 'neo4j-driver': '>=4' },
  drives: 'server',
  exports: {
    default: { is: 'module' },
    driver,
    Driver: { is: 'driver' },
    Session: session,
    Transaction: transaction,
    ManagedTransaction: transaction,
  },
  types: {
    module: { members: { driver, auth: {}, int: {}, types: {}, session: {}, integer: {} } },
    driver: {
      members: {
        session: { returns: 'session', connection: 'one' },
        executeQuery: run,
        verifyConnectivity: {},
        getServerInfo: {},
        close: {},
      },
    },
    session: {
      members: {
        run,
        executeRead: managed,
        executeWrite: managed,
        readTransaction: { ...managed, until: '6' },
        writeTransaction: { ...managed, until: '6' },
        beginTransaction: { does: 'transaction', isPromise: true, returns: 'transaction', connection: 'one' },
        close: {},
      },
    },
    transaction: { members: { run, commit: { isPromise: true }, rollback: { isPromise: true }, close: {}, isOpen: {} } },
  },
});
