import { library } from '../engine/contract/library.ts';

// https://sidorares.github.io/node-mysql2/docs/documentation/mysql-server: a query has no limit unless its `timeout` is set.
const timeout = { options: ['timeout'], standard: null } as const;
const query = {
  does: 'sql',
  gives: 'many',
  isPromise: true,
  rows: '0',
  sql: [{ argument: 0 }, { argument: 0, option: 'sql' }],
  dialect: 'mysql',
  timeout,
} as const;
const create = {
  createPool: { returns: 'pool', does: 'connect' },
  createConnection: { returns: 'connection', does: 'connect', connection: 'one' },
} as const;

export default library({
  title: 'mysql2',
  docs: 'https://sidorares.github.io/node-mysql2/docs/documentation',
  packages: { mysql2: '>=2 <4', mysql: '*' },
  drives: 'server',
  exports: {
    default: { is: 'module' },
    ...create,
    Pool: { is: 'pool' },
    Connection: { is: 'connection', connection: 'one' },
    PoolConnection: { is: 'connection', connection: 'one' },
  },
  types: {
    module: { members: create },
    pool: {
      members: {
        query,
        execute: query,
        getConnection: { returns: 'connection', isPromise: true, connection: 'one' },
        promise: { returns: 'self' },
        end: {},
      },
    },
    connection: {
      members: {
        query,
        execute: query,
        beginTransaction: { does: 'transaction', isPromise: true },
        commit: {},
        rollback: {},
        release: {},
        promise: { returns: 'self' },
        end: {},
      },
    },
  },
});
