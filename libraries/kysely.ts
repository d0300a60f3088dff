import { library, type Meaning } from '../engine/contract/library.ts';

const step: Meaning = { returns: 'self' };
const steps = (names: string) => Object.fromEntries(names.split(' ').map((name) => [name, step]));
const filter: Meaning = { returns: 'self', adds: { part: 'filter' } };
const columns: Meaning = { returns: 'self', adds: { part: 'columns' } };
const join: Meaning = { returns: 'self', adds: { part: 'join', at: { argument: 0 } } };
const bound: Meaning = { returns: 'self', adds: { part: 'bound' } };
const upsert: Meaning = { returns: 'self', adds: { part: 'verb', does: 'upsert' } };
const begin = (does: 'read' | 'insert' | 'update' | 'delete'): Meaning => ({
  does,
  gives: does === 'read' ? 'many' : 'nothing',
  returns: 'query',
  entity: { argument: 0 },
});
const inOne: Meaning = {
  does: 'transaction',
  isPromise: true,
  callback: { argument: 0, parameters: ['client'], runs: 'once', connection: 'one', givesBack: true },
};

const named: Meaning = { returns: 'creator', adds: { part: 'named', at: { argument: 0 } } };
const begun = {
  selectFrom: begin('read'),
  insertInto: begin('insert'),
  replaceInto: begin('insert'),
  updateTable: begin('update'),
  deleteFrom: begin('delete'),
  selectNoFrom: { does: 'read', gives: 'one', returns: 'query' },
  with: named,
  withRecursive: named,
} as const;

export default library({
  title: 'Kysely',
  docs: 'https://kysely-org.github.io/kysely-apidoc/',
  packages: { kysely: '>=0.23' },
  exports: {
    Kysely: { is: 'client', does: 'connect' },
    Transaction: { is: 'client', connection: 'one' },
    ControlledTransaction: { is: 'client', connection: 'one' },
    sql: { returns: 'raw', does: 'sql', gives: 'many', sql: { argument: 0 } },
    SelectQueryBuilder: { is: 'query' },
    InsertQueryBuilder: { is: 'query' },
    UpdateQueryBuilder: { is: 'query' },
    DeleteQueryBuilder: { is: 'query' },
  },
  types: {
    client: {
      members: {
        ...begun,
        ...steps('withSchema withPlugin withTables withoutPlugins'),
        transaction: { returns: 'transaction' },
        startTransaction: { returns: 'controlled' },
        commit: {},
        rollback: {},
        savepoint: {},
        rollbackToSavepoint: {},
        releaseSavepoint: {},
        connection: { returns: 'transaction' },
        destroy: {},
        fn: {},
        schema: {},
      },
    },
    creator: { isInert: true, isSentBySettling: true, members: { ...begun, ...steps('withSchema withPlugin') } },
    transaction: { members: { execute: inOne, ...steps('setIsolationLevel setAccessMode') } },
    controlled: {
      members: {
        execute: { does: 'transaction', isPromise: true, returns: 'client', connection: 'one' },
        ...steps('setIsolationLevel setAccessMode'),
      },
    },
    raw: {
      isInert: true,
      isSentBySettling: true,
      members: { execute: { settles: true, isPromise: true }, as: {}, ...steps('$castTo $notNull withPlugin') },
    },
    query: {
      isInert: true,
      // https://kysely.dev/docs/execution: a query is no promise; one of the `execute` methods sends it.
      isSentBySettling: true,
      members: {
        select: columns,
        selectAll: { ...step, adds: { part: 'columns', isAll: true } },
        where: filter,
        innerJoin: join,
        leftJoin: join,
        rightJoin: join,
        fullJoin: join,
        crossJoin: join,
        innerJoinLateral: join,
        leftJoinLateral: join,
        crossJoinLateral: join,
        groupBy: { returns: 'self', adds: { part: 'group' } },
        orderBy: { returns: 'self', adds: { part: 'order', at: { argument: 0 } } },
        limit: bound,
        fetch: bound,
        top: bound,
        offset: { returns: 'self', adds: { part: 'offset' } },
        values: { returns: 'self', adds: { part: 'values' } },
        set: { returns: 'self', adds: { part: 'values' } },
        onConflict: upsert,
        onDuplicateKeyUpdate: upsert,
        // What they say of the rows, of locks and of types changes nothing that is asked here.
        ...steps('distinct distinctOn whereRef having havingRef union unionAll except exceptAll intersect intersectAll'),
        ...steps('forUpdate forShare forKeyShare forNoKeyUpdate skipLocked noWait modifyFront modifyEnd withPlugin from'),
        ...steps(
          'returning returningAll output outputAll columns expression defaultValues ignore orIgnore orAbort orFail orReplace orRollback',
        ),
        ...steps('clearWhere clearSelect clearOrderBy clearGroupBy clearLimit clearOffset clearReturning'),
        ...steps('$if $call $castTo'),
        as: {},
        execute: { settles: true, isPromise: true },
        executeTakeFirst: { settles: true, isPromise: true, gives: 'one', adds: { part: 'one' } },
        executeTakeFirstOrThrow: { settles: true, isPromise: true, gives: 'one', adds: { part: 'one' } },
        stream: { settles: true },
        compile: {},
      },
    },
  },
});
