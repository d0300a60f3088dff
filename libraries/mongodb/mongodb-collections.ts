import { stages } from './mongodb-stages.ts';

const where = { filter: { argument: 0 } } as const;
const step = { returns: 'self' } as const;
const one = {
  does: 'read',
  gives: 'one',
  isPromise: true,
  options: 1,
  columns: 'projection',
  columnsForm: 'flags',
  bulk: 'find',
  inForm: '$in',
  ...where,
} as const;
const count = { does: 'read', gives: 'count', isPromise: true, ...where } as const;
const write = { isPromise: true, gives: 'count', values: { argument: 1 }, bulk: 'bulkWrite', inForm: '$in', ...where } as const;

/** https://www.mongodb.com/docs/drivers/node/current/crud/: what the driver sends, by whichever library it is reached. */
export const collections = {
  database: { members: { collection: { returns: 'collection', entity: { argument: 0 } } } },
  collection: {
    members: {
      find: {
        does: 'read',
        gives: 'many',
        returns: 'cursor',
        options: 1,
        bound: 'limit',
        offset: 'skip',
        columns: 'projection',
        order: 'sort',
        ...where,
      },
      findOne: one,
      findOneAndUpdate: { does: 'update', ...write, gives: 'one' },
      findOneAndReplace: { does: 'update', ...write, gives: 'one' },
      findOneAndDelete: { does: 'delete', gives: 'one', isPromise: true, ...where },
      countDocuments: count,
      estimatedDocumentCount: { does: 'read', gives: 'count', isPromise: true },
      distinct: { does: 'read', gives: 'many', isPromise: true, filter: { argument: 1 } },
      aggregate: { ...stages, does: 'read', gives: 'many', returns: 'aggregation' },
      insertOne: { does: 'insert', gives: 'one', isPromise: true, values: { argument: 0 }, bulk: 'insertMany', bulkNeedsRows: true },
      insertMany: { does: 'insert', gives: 'count', isPromise: true, values: { argument: 0 } },
      updateOne: { does: 'update', ...write },
      updateMany: { does: 'update', ...write },
      replaceOne: { does: 'update', ...write },
      deleteOne: { does: 'delete', gives: 'count', isPromise: true, bulk: 'deleteMany', inForm: '$in', ...where },
      deleteMany: { does: 'delete', gives: 'count', isPromise: true, ...where },
      bulkWrite: { does: 'update', gives: 'count', isPromise: true, values: { argument: 0 } },
      createIndex: {},
      watch: {},
    },
  },
  cursor: {
    isInert: true,
    item: 'row',
    members: {
      limit: { ...step, adds: { part: 'bound' } },
      skip: { ...step, adds: { part: 'offset' } },
      sort: { ...step, adds: { part: 'order', at: { argument: 0 } } },
      project: { ...step, adds: { part: 'columns' } },
      filter: { ...step, adds: { part: 'filter' } },
      maxTimeMS: { ...step, adds: { part: 'timeout' } },
      batchSize: step,
      hint: step,
      toArray: { settles: true, isPromise: true, gives: 'many' },
      next: { settles: true, isPromise: true, gives: 'one' },
      forEach: { settles: true, isPromise: true },
      hasNext: {},
      close: {},
    },
  },
  aggregation: {
    isInert: true,
    members: {
      limit: { ...step, adds: { part: 'bound' } },
      match: { ...step, adds: { part: 'filter' } },
      toArray: { settles: true, isPromise: true },
      next: { settles: true, isPromise: true, gives: 'one' },
    },
  },
} as const;
