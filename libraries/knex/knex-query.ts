import type { Meaning, TypeTable } from '../../engine/contract/library.ts';

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
const from = { returns: 'self', entity: { argument: 0 } } as const;
export const write = (does: 'insert' | 'update' | 'delete'): Meaning => ({
  returns: 'self',
  adds: [
    { part: 'verb', does },
    { part: 'values', at: { argument: 0 } },
    ...(does === 'update' ? ([{ part: 'values', at: { argument: 1 } }] as const) : []),
  ],
  ...(does === 'insert' && { bulk: 'insert' }),
});

/** Queries that are given to it become parts of this one. */
export const set = { returns: 'self', collects: { argument: 0 } } as const;

/** https://knexjs.org/guide/query-builder.html: built step by step, sent when awaited. */
export const query: TypeTable = {
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
    union: set,
    unionAll: set,
    intersect: set,
    except: set,
    toSQL: {},
    toQuery: {},
    // Whatever else a builder has goes on building.
    '*': step,
  },
};
