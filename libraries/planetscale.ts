import { library } from '../engine/contract/library.ts';

const execute = { does: 'sql', gives: 'many', isPromise: true, rows: 'rows', sql: { argument: 0 }, dialect: 'mysql' } as const;
const transaction = {
  does: 'transaction',
  isPromise: true,
  callback: { argument: 0, parameters: ['transaction'], runs: 'once', connection: 'one', givesBack: true },
} as const;

export default library({
  title: 'PlanetScale',
  docs: 'https://github.com/planetscale/database-js#readme',
  packages: { '@planetscale/database': '>=1 <2' },
  drives: 'server',
  exports: {
    connect: { returns: 'connection', does: 'client' },
    Client: { is: 'client', does: 'client' },
    Connection: { is: 'connection' },
    Transaction: { is: 'transaction', connection: 'one' },
  },
  types: {
    // Each statement of a client has a session of its own; those of a connection share one.
    client: { members: { execute, transaction, connection: { returns: 'connection' } } },
    connection: { members: { execute, transaction, refresh: { isPromise: true } } },
    transaction: { members: { execute } },
  },
});
