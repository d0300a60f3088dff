import type { Meaning, TypeTable } from '../../engine/contract/library.ts';

const step: Meaning = { returns: 'self' };
const filter: Meaning = { returns: 'self', adds: { part: 'filter' } };
const sends: Meaning = { settles: true, isPromise: true };
const again = (does: 'update' | 'delete'): Meaning => ({
  returns: 'self',
  adds: [
    { part: 'verb', does },
    { part: 'filter', at: { argument: 0 } },
  ],
});

/** https://mongoosejs.com/docs/api/query.html: sent when awaited, or by `exec`. */
export const query: TypeTable = {
  isInert: true,
  members: {
    find: filter,
    findOne: { returns: 'self', adds: [{ part: 'filter' }, { part: 'one' }] },
    where: filter,
    and: filter,
    or: { ...filter, compares: 'any' },
    equals: step,
    in: { returns: 'self', compares: 'in' },
    gt: step,
    gte: step,
    lt: step,
    lte: step,
    select: { returns: 'self', adds: { part: 'columns' } },
    sort: { returns: 'self', adds: { part: 'order' } },
    limit: { returns: 'self', adds: { part: 'bound' } },
    skip: { returns: 'self', adds: { part: 'offset' } },
    populate: { returns: 'self', adds: { part: 'include', at: { argument: 0 } } },
    lean: step,
    session: { returns: 'self', connection: 'one' },
    hint: step,
    read: step,
    collation: step,
    setOptions: step,
    batchSize: step,
    maxTimeMS: { returns: 'self', adds: { part: 'timeout' } },
    orFail: step,
    distinct: { returns: 'self', adds: { part: 'columns' } },
    countDocuments: { returns: 'self', adds: { part: 'count' } },
    estimatedDocumentCount: { returns: 'self', adds: { part: 'count' } },
    updateOne: again('update'),
    updateMany: again('update'),
    deleteOne: again('delete'),
    deleteMany: again('delete'),
    exec: sends,
    // A cursor streams what it reads.
    cursor: { settles: true, isStreamed: true, returns: 'queryCursor' },
    clone: step,
    getFilter: {},
  },
};
