import { library } from '../engine/contract/library.ts';

const blocking = { isSynchronous: true, settles: true } as const;

export default library({
  title: 'better-sqlite3',
  docs: 'https://github.com/WiseLibs/better-sqlite3/blob/master/docs/api.md',
  packages: { 'better-sqlite3': '>=7' },
  drives: 'process',
  exports: { default: { is: 'database', does: 'connect' } },
  types: {
    database: {
      members: {
        prepare: { returns: 'statement', does: 'sql', sql: { argument: 0 }, dialect: 'sqlite' },
        exec: { does: 'sql', isSynchronous: true, sql: { argument: 0 }, dialect: 'sqlite' },
        transaction: { callback: { argument: 0, runs: 'later', connection: 'one' } },
        pragma: {},
        close: {},
      },
    },
    statement: {
      isInert: true,
      isSentBySettling: true,
      members: {
        all: { ...blocking, gives: 'many' },
        get: { ...blocking, gives: 'one', adds: { part: 'one' } },
        run: { ...blocking, gives: 'count' },
        iterate: blocking,
        pluck: { returns: 'self' },
        raw: { returns: 'self' },
        bind: { returns: 'self' },
      },
    },
  },
});
