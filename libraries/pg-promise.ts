import { library, type Meaning } from '../engine/contract/library.ts';

// https://vitaly-t.github.io/pg-promise/Database.html: the methods are named for how many rows they accept.
const query = (gives: 'one' | 'many' | 'nothing'): Meaning => ({
  does: 'sql',
  gives,
  isPromise: true,
  sql: [{ argument: 0 }, { argument: 0, option: 'text' }],
  dialect: 'postgresql',
});
const eachRow = { ...query('many'), callback: { argument: 2, parameters: ['item'], runs: 'each' } } as const;
const inOne = {
  isPromise: true,
  callback: { argument: [0, 1], parameters: ['task'], runs: 'once', connection: 'one', givesBack: true },
} as const;
const inTransaction = { ...inOne, does: 'transaction' } as const;

export default library({
  title: 'pg-promise',
  docs: 'https://vitaly-t.github.io/pg-promise/Database.html',
  packages: { 'pg-promise': '>=10 <13' },
  drives: 'server',
  exports: {
    default: { returns: 'main' },
    IMain: { is: 'main' },
    IDatabase: { is: 'database' },
    ITask: { is: 'task', connection: 'one' },
    'default.IMain': { is: 'main' },
    'default.IDatabase': { is: 'database' },
    'default.ITask': { is: 'task', connection: 'one' },
  },
  types: {
    main: { call: { does: 'connect', returns: 'database' }, members: { helpers: {}, as: {}, end: {} } },
    protocol: {
      members: {
        query: query('many'),
        none: query('nothing'),
        one: { ...query('one'), failsWhenMissing: true },
        oneOrNone: query('one'),
        many: { ...query('many'), failsWhenMissing: true },
        manyOrNone: query('many'),
        any: query('many'),
        result: { ...query('many'), rows: 'rows' },
        multi: query('many'),
        multiResult: query('many'),
        map: eachRow,
        each: eachRow,
        func: { does: 'sql', gives: 'many', isPromise: true },
        proc: { does: 'sql', gives: 'one', isPromise: true },
        stream: { isPromise: true },
        task: inOne,
        taskIf: inOne,
        tx: inTransaction,
        txIf: inTransaction,
      },
    },
    database: { extends: 'protocol', members: { connect: { returns: 'connected', isPromise: true, connection: 'one' } } },
    task: { extends: 'protocol', members: { batch: { isPromise: true }, page: { isPromise: true }, sequence: { isPromise: true } } },
    connected: { extends: 'task', members: { done: {} } },
  },
});
