import { library } from '../engine/contract/library.ts';

const text = { does: 'sql', gives: 'many', isPromise: true, sql: { argument: 0 }, dialect: 'postgresql' } as const;
const begin = {
  does: 'transaction',
  isPromise: true,
  callback: { argument: [0, 1], parameters: ['sql'], runs: 'once', connection: 'one', givesBack: true },
} as const;

export default library({
  title: 'Postgres.js',
  docs: 'https://github.com/porsager/postgres#readme',
  packages: { postgres: '>=3 <4' },
  drives: 'server',
  tagFingerprint: { type: 'sql', names: ['sql'] },
  exports: {
    default: { returns: 'sql', is: 'sql', does: 'connect' },
    Sql: { is: 'sql' },
    TransactionSql: { is: 'sql', connection: 'one' },
    ISql: { is: 'sql', until: '3' },
  },
  types: {
    sql: {
      tag: text,
      // Names and values to be put into a statement.
      call: {},
      members: {
        unsafe: text,
        begin,
        savepoint: begin,
        file: { does: 'sql', isPromise: true },
        end: {},
        json: {},
        array: {},
        listen: { callback: { argument: 1, runs: 'later' } },
        reserve: { returns: 'sql', isPromise: true, connection: 'one' },
      },
    },
  },
});
