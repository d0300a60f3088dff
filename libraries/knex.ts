import { library, type Meaning } from '../engine/contract/library.ts';

const step: Meaning = { returns: 'self' };
const where: Meaning = { returns: 'self', adds: { part: 'filter' } };
const whereIn: Meaning = { ...where, compares: 'in' };
const range: Meaning = { ...where, compares: 'range' };
const like: Meaning = { ...where, compares: 'like' };
const other: Meaning = { ...where, compares: 'other' };
const or: Meaning = { ...where, compares: 'any' };
const equals: Meaning = { ...where, compares: 'equals' };
const columns: Meaning = { returns: 'self', adds: { part: 'columns' } };
const counted: Meaning = { returns: 'self', adds: { part: 'count' } };
const join: Meaning = { returns: 'self', adds: { part: 'join', at: { argument: 0 } } };
const order: Meaning = { returns: 'self', adds: { part: 'order', at: { argument: 0 } } };
const begin = { returns: 'query', does: 'read', gives: 'many' } as const;
const from = { returns: 'self', entity: { argument: 0 } } as const;
const write = (does: 'insert' | 'update' | 'delete'): Meaning => ({
  returns: 'self',
  adds: [
    { part: 'verb', does },
    { part: 'values', at: { argument: 0 } },
  ],
});

export default library({
  title: 'Knex',
  docs: 'https://knexjs.org/guide/query-builder.html',
  packages: { knex: '>=0.95 <4' },
  conventional: { knex: 'knex', trx: 'knex' },
  exports: {
    default: { returns: 'knex', is: 'knex', does: 'connect' },
    knex: { returns: 'knex', is: 'knex', does: 'connect' },
    Knex: { is: 'knex' },
    'Knex.Transaction': { is: 'knex', connection: 'one' },
    'Knex.QueryBuilder': { is: 'query', entity: { typeArgument: 0 } },
  },
  types: {
    knex: {
      call: { ...begin, entity: { argument: 0 } },
      members: {
        transaction: {
          does: 'transaction',
          isPromise: true,
          returns: 'knex',
          connection: 'one',
          callback: { argument: 0, parameters: ['knex'], runs: 'once', connection: 'one', givesBack: true },
        },
        raw: { does: 'sql', gives: 'many', sql: { argument: 0 }, rows: 'rows', returns: 'raw' },
        select: { ...begin, adds: { part: 'columns' } },
        from: { ...begin, entity: { argument: 0 } },
        table: { ...begin, entity: { argument: 0 } },
        into: { ...begin, entity: { argument: 0 } },
        column: { ...begin, adds: { part: 'columns' } },
        distinct: { ...begin, adds: { part: 'columns' } },
        pluck: { ...begin, adds: { part: 'columns' } },
        first: { ...begin, adds: [{ part: 'one' }, { part: 'columns' }] },
        count: { ...begin, adds: { part: 'count' } },
        countDistinct: { ...begin, adds: { part: 'count' } },
        sum: { ...begin, adds: { part: 'count' } },
        avg: { ...begin, adds: { part: 'count' } },
        min: { ...begin, adds: { part: 'count' } },
        max: { ...begin, adds: { part: 'count' } },
        where: { ...begin, adds: { part: 'filter' } },
        whereIn: { ...begin, adds: { part: 'filter' }, compares: 'in' },
        insert: { ...write('insert'), returns: 'query' },
        update: { ...write('update'), returns: 'query' },
        delete: { ...write('delete'), returns: 'query' },
        del: { ...write('delete'), returns: 'query' },
        queryBuilder: begin,
        withRecursive: begin,
        withSchema: begin,
        with: begin,
        batchInsert: { does: 'insert', gives: 'nothing', isPromise: true, entity: { argument: 0 }, values: { argument: 1 } },
        ref: {},
        fn: {},
        schema: { is: 'schema' },
        commit: {},
        rollback: {},
        destroy: {},
      },
    },
    schema: { members: {} },
    raw: {
      isInert: true,
      members: { timeout: { returns: 'self', adds: { part: 'timeout' } }, transacting: { returns: 'self', connection: 'one' } },
    },
    query: {
      isInert: true,
      members: {
        select: columns,
        columns,
        column: columns,
        distinct: columns,
        pluck: columns,
        from,
        into: from,
        where,
        andWhere: where,
        orWhere: or,
        orWhereIn: or,
        whereIn,
        whereNot: other,
        whereNotIn: other,
        whereNull: equals,
        whereNotNull: other,
        whereBetween: range,
        whereLike: like,
        whereILike: like,
        whereRaw: where,
        whereExists: other,
        join,
        innerJoin: join,
        leftJoin: join,
        leftOuterJoin: join,
        rightJoin: join,
        joinRaw: join,
        orderBy: order,
        orderByRaw: order,
        groupBy: { returns: 'self', adds: { part: 'group' } },
        limit: { returns: 'self', adds: { part: 'bound' } },
        offset: { returns: 'self', adds: { part: 'offset' } },
        first: { returns: 'self', adds: [{ part: 'one' }, { part: 'columns' }] },
        count: counted,
        countDistinct: counted,
        sum: counted,
        avg: counted,
        min: counted,
        max: counted,
        insert: write('insert'),
        update: write('update'),
        increment: write('update'),
        decrement: write('update'),
        delete: write('delete'),
        del: write('delete'),
        truncate: write('delete'),
        upsert: { returns: 'self', adds: { part: 'verb', does: 'upsert' } },
        merge: { returns: 'self', adds: { part: 'verb', does: 'upsert' } },
        timeout: { returns: 'self', adds: { part: 'timeout' } },
        transacting: { returns: 'self', connection: 'one' },
        modify: { returns: 'self', callback: { argument: 0, parameters: ['query'], runs: 'once' } },
        stream: { settles: true, isStreamed: true },
        toSQL: {},
        toQuery: {},
        // Whatever else a builder has goes on building.
        '*': step,
      },
    },
  },
});
