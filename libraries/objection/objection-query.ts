import type { Meaning, TypeTable } from '../../engine/contract/library.ts';

const step: Meaning = { returns: 'self' };
const filter: Meaning = { returns: 'self', adds: { part: 'filter' } };
const other: Meaning = { ...filter, compares: 'other' };
const or: Meaning = { ...filter, compares: 'any' };
const between: Meaning = { ...filter, compares: 'range' };
const like: Meaning = { ...filter, compares: 'like' };
const columns: Meaning = { returns: 'self', adds: { part: 'columns' } };
const counted: Meaning = { returns: 'self', adds: { part: 'count' } };
const order: Meaning = { returns: 'self', adds: { part: 'order', at: { argument: 0 } } };
const grouped: Meaning = { returns: 'self', adds: { part: 'group' } };
const related: Meaning = { returns: 'self', adds: { part: 'include', at: { argument: 0 } } };
const joined: Meaning = { returns: 'self', adds: { part: 'join', at: { argument: 0 } } };
/** Queries that are given to it become parts of this one. */
const set = { returns: 'self', collects: { argument: 0 } } as const;
const page: Meaning = { returns: 'self', adds: [{ part: 'bound', at: { argument: 1 } }, { part: 'offset' }] };
const range: Meaning = { returns: 'self', adds: [{ part: 'bound', at: { argument: 1 }, isLast: true }, { part: 'offset' }] };
const verb = (does: 'insert' | 'update' | 'delete'): Meaning => ({
  returns: 'self',
  adds: [
    { part: 'verb', does },
    { part: 'values', at: { argument: 0 } },
  ],
});
/** `increment('stock', amount)`, `increment({ stock: amount })` */
const steppedBy: Meaning = {
  returns: 'self',
  adds: [
    { part: 'verb', does: 'update' },
    { part: 'values', at: { argument: 0 } },
    { part: 'values', at: { argument: 1 } },
  ],
};
const upserted: Meaning = { returns: 'self', adds: { part: 'verb', does: 'upsert' } };
const changed = (does: 'update' | 'delete'): Meaning => ({ returns: 'self', adds: [{ part: 'verb', does }, { part: 'one' }] });

/** https://vincit.github.io/objection.js/api/query-builder/: built step by step, sent when awaited. */
export const query: TypeTable = {
  isInert: true,
  members: {
    select: columns,
    column: columns,
    columns,
    distinct: columns,
    distinctOn: columns,
    where: filter,
    andWhere: filter,
    orWhere: or,
    orWhereIn: or,
    orWhereNot: or,
    orWhereNull: or,
    orWhereExists: or,
    whereIn: { ...filter, compares: 'in' },
    whereNot: other,
    whereNotIn: other,
    whereNull: { ...filter, compares: 'equals' },
    whereNotNull: other,
    whereExists: other,
    whereNotExists: other,
    whereBetween: between,
    whereNotBetween: other,
    whereLike: like,
    whereILike: like,
    whereColumn: other,
    whereRaw: filter,
    findById: { returns: 'self', key: { argument: 0 }, adds: { part: 'one' } },
    findByIds: { returns: 'self', key: { argument: 0 } },
    findOne: { returns: 'self', adds: [{ part: 'filter' }, { part: 'one' }] },
    first: { returns: 'self', adds: { part: 'first' } },
    withGraphFetched: related,
    withGraphJoined: related,
    join: joined,
    leftJoin: joined,
    leftOuterJoin: joined,
    rightJoin: joined,
    innerJoin: joined,
    joinRelated: joined,
    innerJoinRelated: joined,
    leftJoinRelated: joined,
    leftOuterJoinRelated: joined,
    rightJoinRelated: joined,
    joinRaw: joined,
    orderBy: order,
    orderByRaw: order,
    groupBy: grouped,
    groupByRaw: grouped,
    limit: { returns: 'self', adds: { part: 'bound' } },
    offset: { returns: 'self', adds: { part: 'offset' } },
    page,
    range,
    count: counted,
    countDistinct: counted,
    sum: counted,
    avg: counted,
    min: counted,
    max: counted,
    resultSize: { settles: true, isPromise: true, gives: 'count' },
    insert: verb('insert'),
    insertAndFetch: verb('insert'),
    insertGraph: verb('insert'),
    insertGraphAndFetch: verb('insert'),
    upsertGraph: upserted,
    upsertGraphAndFetch: upserted,
    merge: upserted,
    patch: verb('update'),
    patchAndFetch: verb('update'),
    update: verb('update'),
    updateAndFetch: verb('update'),
    increment: steppedBy,
    decrement: steppedBy,
    patchAndFetchById: changed('update'),
    updateAndFetchById: changed('update'),
    delete: verb('delete'),
    del: verb('delete'),
    deleteById: changed('delete'),
    relate: verb('insert'),
    unrelate: verb('delete'),
    truncate: verb('delete'),
    modify: { returns: 'self', adds: { part: 'filter', at: { argument: 0 } } },
    transacting: { returns: 'self', connection: 'one' },
    timeout: { returns: 'self', adds: { part: 'timeout' } },
    returning: step,
    throwIfNotFound: step,
    context: step,
    for: step,
    as: step,
    alias: step,
    clone: step,
    forUpdate: step,
    onConflict: step,
    ignore: step,
    skipUndefined: step,
    modifyGraph: step,
    with: { returns: 'self', adds: { part: 'named', at: { argument: 0 } } },
    union: set,
    unionAll: set,
    intersect: set,
    except: set,
    execute: { settles: true, isPromise: true },
    toKnexQuery: {},
    // Whatever else a builder has goes on building.
    '*': step,
  },
};
