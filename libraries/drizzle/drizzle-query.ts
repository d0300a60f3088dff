import type { Meaning, TypeTable } from '../../engine/contract/library.ts';

const step: Meaning = { returns: 'self' };
const filter: Meaning = { returns: 'self', adds: { part: 'filter' } };
const join: Meaning = { returns: 'self', adds: { part: 'join', at: { argument: 0 } } };
const sends: Meaning = { settles: true, isPromise: true };
const asked: Meaning = {
  does: 'read',
  isPromise: true,
  columns: 'columns',
  columnsForm: 'flags',
  filter: 'where',
  order: 'orderBy',
  include: 'with',
  includeForm: 'flags',
};

/** https://orm.drizzle.team/docs/select: sent when awaited. */
export const query: TypeTable = {
  isInert: true,
  members: {
    from: { returns: 'self', entity: { argument: 0 } },
    where: filter,
    innerJoin: join,
    leftJoin: join,
    rightJoin: join,
    fullJoin: join,
    groupBy: { returns: 'self', adds: { part: 'group' } },
    having: step,
    orderBy: { returns: 'self', adds: { part: 'order' } },
    limit: { returns: 'self', adds: { part: 'bound' } },
    offset: { returns: 'self', adds: { part: 'offset' } },
    for: step,
    as: {},
    $dynamic: step,
    prepare: {},
    union: step,
    unionAll: step,
    execute: sends,
  },
};

/** https://orm.drizzle.team/docs/insert */
export const write: TypeTable = {
  isInert: true,
  members: {
    values: { returns: 'self', adds: { part: 'values' }, bulk: 'insert', bulkNeedsRows: true },
    select: step,
    set: { returns: 'self', adds: { part: 'values' } },
    where: filter,
    from: step,
    returning: step,
    onConflictDoNothing: step,
    onConflictDoUpdate: { returns: 'self', adds: { part: 'verb', does: 'upsert' } },
    onDuplicateKeyUpdate: { returns: 'self', adds: { part: 'verb', does: 'upsert' } },
    execute: sends,
  },
};

/** https://orm.drizzle.team/docs/rqb */
export const relationalQuery: TypeTable = {
  members: {
    findMany: { ...asked, gives: 'many', bound: 'limit', offset: 'offset' },
    findFirst: { ...asked, gives: 'one', bulk: 'findMany', inForm: 'inArray' },
  },
};
