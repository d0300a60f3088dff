import { library, type Meaning } from '../engine/contract/library.ts';

// https://github.com/gajus/slonik#default-configuration: a statement may run for a minute unless told otherwise.
const timeout = { clientOptions: [{ argument: 1, option: 'statementTimeout' }], standard: 60_000 } as const;
const query = (gives: 'one' | 'many'): Meaning => ({
  does: 'sql',
  gives,
  isPromise: true,
  sql: { argument: 0 },
  dialect: 'postgresql',
  timeout,
});
const connect = { does: 'connect', returns: 'pool', isPromise: true } as const;
const inOne = {
  isPromise: true,
  callback: { argument: 0, parameters: ['connection'], runs: 'once', connection: 'one', givesBack: true },
} as const;

export default library({
  title: 'Slonik',
  docs: 'https://github.com/gajus/slonik#readme',
  packages: { slonik: '>=30', '@silverhand/slonik': '>=30' },
  drives: 'server',
  exports: {
    createPool: connect,
    sql: { is: 'sql' },
    createSqlTag: { returns: 'sql' },
    CommonQueryMethods: { is: 'methods' },
    DatabasePool: { is: 'pool' },
    DatabasePoolConnection: { is: 'connection', connection: 'one' },
    DatabaseTransactionConnection: { is: 'connection', connection: 'one' },
  },
  types: {
    // A tag makes a query; a method of the pool sends it.
    sql: { call: {}, members: { unsafe: {}, fragment: {}, type: {}, typeAlias: {}, join: {}, array: {}, unnest: {}, identifier: {} } },
    methods: {
      members: {
        query: { ...query('many'), rows: 'rows' },
        any: query('many'),
        anyFirst: query('many'),
        many: { ...query('many'), failsWhenMissing: true },
        manyFirst: { ...query('many'), failsWhenMissing: true },
        one: { ...query('one'), failsWhenMissing: true },
        oneFirst: { ...query('one'), failsWhenMissing: true },
        maybeOne: query('one'),
        maybeOneFirst: query('one'),
        exists: query('one'),
        stream: { ...query('many'), isStreamed: true, callback: { argument: 1, runs: 'once' } },
        transaction: { ...inOne, does: 'transaction' },
      },
    },
    pool: { extends: 'methods', members: { connect: inOne, end: {} } },
    connection: { extends: 'methods' },
  },
});
