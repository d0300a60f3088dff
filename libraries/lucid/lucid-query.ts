import type { Meaning } from '../../engine/contract/library.ts';

const step: Meaning = { returns: 'self' };
const where: Meaning = { returns: 'self', adds: { part: 'filter' } };
const or: Meaning = { ...where, compares: 'any' };
const whereIn: Meaning = { ...where, compares: 'in' };
const equals: Meaning = { ...where, compares: 'equals' };
const range: Meaning = { ...where, compares: 'range' };
const like: Meaning = { ...where, compares: 'like' };
const other: Meaning = { ...where, compares: 'other' };
const join: Meaning = { returns: 'self', adds: { part: 'join', at: { argument: 0 } } };
const counted: Meaning = { returns: 'self', adds: { part: 'count' } };
const order: Meaning = { returns: 'self', adds: { part: 'order', at: { argument: 0 } } };
const verb = (does: 'update' | 'delete'): Meaning => ({
  returns: 'self',
  adds: [
    { part: 'verb', does },
    { part: 'values', at: { argument: 0 } },
  ],
});
const first: Meaning = { settles: true, isPromise: true, gives: 'one', adds: { part: 'one' } };

/** https://lucid.adonisjs.com/docs/select-query-builder: built step by step, sent when awaited; what is not told here goes on building. */
export const query: Readonly<Record<string, Meaning>> = {
  select: { returns: 'self', adds: { part: 'columns' } },
  distinct: { returns: 'self', adds: { part: 'columns' } },
  from: { returns: 'self', entity: { argument: 0 } },
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
  rightJoin: join,
  orderBy: order,
  groupBy: { returns: 'self', adds: { part: 'group' } },
  limit: { returns: 'self', adds: { part: 'bound' } },
  offset: { returns: 'self', adds: { part: 'offset' } },
  forPage: { returns: 'self', adds: [{ part: 'bound', at: { argument: 1 } }, { part: 'offset' }] },
  paginate: { settles: true, isPromise: true, gives: 'many', adds: [{ part: 'bound', at: { argument: 1 } }, { part: 'offset' }] },
  first,
  firstOrFail: { ...first, failsWhenMissing: true },
  count: counted,
  countDistinct: counted,
  sum: counted,
  avg: counted,
  min: counted,
  max: counted,
  update: verb('update'),
  increment: verb('update'),
  decrement: verb('update'),
  delete: verb('delete'),
  del: verb('delete'),
  timeout: { returns: 'self', adds: { part: 'timeout' } },
  useTransaction: { returns: 'self', connection: 'one' },
  exec: { settles: true, isPromise: true },
  toSQL: {},
  toQuery: {},
  '*': step,
};

const related: Meaning = {
  returns: 'self',
  adds: { part: 'include', at: { argument: 0 } },
  callback: { argument: 1, parameters: ['query'], runs: 'once' },
};
const has: Meaning = { ...other, callback: { argument: 1, parameters: ['query'], runs: 'once' } };

/** What the query of a model has besides. */
export const modelQuery: Readonly<Record<string, Meaning>> = { preload: related, preloadOnce: related, has: other, whereHas: has };
