import { library, type Meaning } from '../engine/contract/library.ts';

const step: Meaning = { returns: 'self' };
const filter: Meaning = { returns: 'self', adds: { part: 'filter' } };
const columns: Meaning = { returns: 'self', adds: { part: 'columns' } };
const join: Meaning = { returns: 'self', adds: { part: 'join', at: { argument: 0 } } };
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
  },
  types: {
    client: {
      members: {
        selectFrom: begin('read'),
        insertInto: begin('insert'),
        replaceInto: begin('insert'),
        updateTable: begin('update'),
        deleteFrom: begin('delete'),
        with: step,
        withSchema: step,
        selectNoFrom: { does: 'read', gives: 'one', returns: 'query' },
        transaction: { returns: 'transaction' },
        startTransaction: { returns: 'controlled' },
        commit: {},
        rollback: {},
        connection: { returns: 'transaction' },
        destroy: {},
        fn: {},
        schema: {},
      },
    },
    transaction: { members: { execute: inOne, setIsolationLevel: step } },
    controlled: {
      members: { execute: { does: 'transaction', isPromise: true, returns: 'client', connection: 'one' }, setIsolationLevel: step },
    },
    raw: { isInert: true, isSentBySettling: true, members: { execute: { settles: true, isPromise: true }, as: {} } },
    query: {
      isInert: true,
      // https://kysely.dev/docs/execution: a query is no promise; one of the `execute` methods sends it.
      isSentBySettling: true,
      members: {
        select: columns,
        selectAll: { ...step, adds: { part: 'columns', isAll: true } },
        distinct: step,
        distinctOn: step,
        where: filter,
        whereRef: step,
        innerJoin: join,
        leftJoin: join,
        rightJoin: join,
        fullJoin: join,
        groupBy: { returns: 'self', adds: { part: 'group' } },
        having: step,
        orderBy: { returns: 'self', adds: { part: 'order', at: { argument: 0 } } },
        limit: { returns: 'self', adds: { part: 'bound' } },
        offset: { returns: 'self', adds: { part: 'offset' } },
        values: { returns: 'self', adds: { part: 'values' } },
        set: { returns: 'self', adds: { part: 'values' } },
        onConflict: { returns: 'self', adds: { part: 'verb', does: 'upsert' } },
        returning: step,
        returningAll: step,
        $if: step,
        $call: step,
        forUpdate: step,
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
