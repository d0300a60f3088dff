import { library } from '../engine/contract/library.ts';

const execute = {
  does: 'sql',
  gives: 'many',
  isPromise: true,
  rows: 'rows',
  sql: [{ argument: 0 }, { argument: 0, option: 'sql' }],
  dialect: 'sqlite',
} as const;
const executeMultiple = { does: 'sql', gives: 'nothing', isPromise: true, sql: { argument: 0 }, dialect: 'sqlite' } as const;
const batch = { does: 'transaction', isPromise: true, collects: { argument: 0 } } as const;

export default library({
  title: 'libSQL',
  docs: 'https://docs.turso.tech/sdk/ts/reference',
  packages: { '@libsql/client': '>=0.3 <1' },
  drives: 'server',
  exports: {
    createClient: { returns: 'client', does: 'connect' },
    Client: { is: 'client' },
    Transaction: { is: 'transaction', connection: 'one' },
  },
  types: {
    client: {
      members: {
        execute,
        executeMultiple,
        batch,
        migrate: batch,
        transaction: { does: 'transaction', isPromise: true, returns: 'transaction', connection: 'one' },
        sync: {},
        close: {},
      },
    },
    transaction: {
      members: { execute, executeMultiple, batch, commit: { isPromise: true }, rollback: { isPromise: true }, close: {} },
    },
  },
});
