import { library, type Meaning } from '../engine/contract/library.ts';

const step: Meaning = { returns: 'self' };
const filter: Meaning = { returns: 'self', adds: { part: 'filter' } };
const other: Meaning = { ...filter, compares: 'other' };
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
const changed = (does: 'update' | 'delete'): Meaning => ({ returns: 'self', adds: [{ part: 'verb', does }, { part: 'one' }] });
const related: Meaning = { returns: 'self', adds: { part: 'include', at: { argument: 0 } } };
const joined: Meaning = { returns: 'self', adds: { part: 'join', at: { argument: 0 } } };

export default library({
  title: 'Objection',
  docs: 'https://vincit.github.io/objection.js/api/query-builder/',
  packages: { objection: '>=2 <4' },
  exports: {
    Model: { is: 'row', statics: 'model' },
    QueryBuilder: { is: 'query' },
    Transaction: { is: 'transaction', connection: 'one' },
    transaction: {
      does: 'transaction',
      isPromise: true,
      callback: { argument: -1, parameters: ['transaction'], runs: 'once', connection: 'one', givesBack: true },
    },
  },
  types: {
    transaction: { members: { commit: {}, rollback: {} } },
    model: {
      members: {
        query: { does: 'read', gives: 'many', returns: 'query' },
        relatedQuery: { does: 'read', gives: 'many', returns: 'query', entity: { argument: 0 } },
        fromJson: { returns: 'row' },
        transaction: {
          does: 'transaction',
          isPromise: true,
          callback: { argument: [0, 1], parameters: ['transaction'], runs: 'once', connection: 'one', givesBack: true },
        },
        startTransaction: { does: 'transaction', isPromise: true, returns: 'transaction', connection: 'one' },
        knex: {},
        bindKnex: { returns: 'self' },
      },
    },
    row: {
      members: {
        $query: { does: 'read', gives: 'one', returns: 'query' },
        $relatedQuery: { does: 'read', gives: 'many', returns: 'query', entity: { argument: 0 }, isLazyRelation: true },
        $fetchGraph: { does: 'read', gives: 'one', isPromise: true, isLazyRelation: true, include: { argument: 0 } },
        toJSON: {},
      },
    },
    query: {
      isInert: true,
      members: {
        select: { returns: 'self', adds: { part: 'columns' } },
        where: filter,
        andWhere: filter,
        orWhere: { ...filter, compares: 'any' },
        whereIn: { ...filter, compares: 'in' },
        whereNot: other,
        whereNotIn: other,
        whereNull: { ...filter, compares: 'equals' },
        whereNotNull: other,
        whereRaw: filter,
        findById: { returns: 'self', key: { argument: 0 }, adds: { part: 'one' } },
        findByIds: { returns: 'self', key: { argument: 0 } },
        findOne: { returns: 'self', adds: [{ part: 'filter' }, { part: 'one' }] },
        first: { returns: 'self', adds: { part: 'first' } },
        withGraphFetched: related,
        withGraphJoined: related,
        joinRelated: joined,
        leftJoin: joined,
        innerJoin: joined,
        orderBy: { returns: 'self', adds: { part: 'order', at: { argument: 0 } } },
        groupBy: { returns: 'self', adds: { part: 'group' } },
        limit: { returns: 'self', adds: { part: 'bound' } },
        offset: { returns: 'self', adds: { part: 'offset' } },
        page: { returns: 'self', adds: [{ part: 'bound', at: { argument: 1 } }, { part: 'offset' }] },
        range: step,
        count: { returns: 'self', adds: { part: 'count' } },
        resultSize: { settles: true, isPromise: true, gives: 'count' },
        insert: verb('insert'),
        insertAndFetch: verb('insert'),
        insertGraph: verb('insert'),
        upsertGraph: { returns: 'self', adds: { part: 'verb', does: 'upsert' } },
        patch: verb('update'),
        update: verb('update'),
        increment: steppedBy,
        decrement: steppedBy,
        patchAndFetchById: changed('update'),
        updateAndFetchById: changed('update'),
        delete: verb('delete'),
        del: verb('delete'),
        deleteById: changed('delete'),
        relate: verb('insert'),
        unrelate: verb('delete'),
        returning: step,
        throwIfNotFound: step,
        modify: { returns: 'self', adds: { part: 'filter', at: { argument: 0 } } },
        context: step,
        transacting: { returns: 'self', connection: 'one' },
        for: step,
        timeout: { returns: 'self', adds: { part: 'timeout' } },
        execute: { settles: true, isPromise: true },
      },
    },
  },
});
