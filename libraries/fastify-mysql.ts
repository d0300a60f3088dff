import { library } from '../engine/contract/library.ts';

const plugin = { brings: { name: 'mysql', is: 'pool' } } as const;
const query = {
  does: 'sql',
  gives: 'many',
  isPromise: true,
  rows: '0',
  sql: [{ argument: 0 }, { argument: 0, option: 'sql' }],
  dialect: 'mysql',
} as const;

export default library({
  title: '@fastify/mysql',
  docs: 'https://github.com/fastify/fastify-mysql#readme',
  packages: { '@fastify/mysql': '>=4 <6' },
  drives: 'server',
  exports: {
    default: plugin,
    fastifyMysql: plugin,
    MySQLPool: { is: 'pool' },
    MySQLPromisePool: { is: 'pool' },
    MySQLConnection: { is: 'single', connection: 'one' },
    MySQLPromiseConnection: { is: 'single', connection: 'one' },
  },
  types: {
    pool: {
      members: {
        query,
        execute: query,
        getConnection: { returns: 'connection', isPromise: true, connection: 'one' },
        pool: { is: 'pool' },
        format: {},
        escape: {},
        escapeId: {},
        // Where several are registered, each has a name.
        '*': { is: 'pool' },
      },
    },
    single: { members: { query, execute: query, connection: { is: 'connection' } } },
    connection: {
      members: {
        query,
        execute: query,
        beginTransaction: { does: 'transaction', isPromise: true },
        commit: {},
        rollback: {},
      },
    },
  },
});
