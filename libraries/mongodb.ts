import { library } from '../engine/contract/library.ts';

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
const session = {
  callback: { argument: 0, parameters: ['session'], runs: 'once', connection: 'one', givesBack: true },
  does: 'transaction',
  isPromise: true,
} as const;

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation-pipeline/: what the stages of a pipeline say. */
const stages = {
  filter: { argument: 0, option: '$match' },
  columns: { argument: 0, option: '$project' },
  bound: { argument: 0, option: '$limit' },
  offset: { argument: 0, option: '$skip' },
  adds: [
    { part: 'group', at: { argument: 0, option: '$group' } },
    { part: 'group', at: { argument: 0, option: '$count' } },
    { part: 'group', at: { argument: 0, option: '$facet' } },
  ],
} as const;

export default library({
  title: 'MongoDB driver',
  docs: 'https://www.mongodb.com/docs/drivers/node/current/crud/',
  packages: { mongodb: '>=4 <8' },
  exports: {
    MongoClient: { is: 'client', does: 'connect' },
    Db: { is: 'database' },
    Collection: { is: 'collection', entity: { typeArgument: 0 } },
    ObjectId: {},
  },
  types: {
    client: {
      members: {
        db: { returns: 'database' },
        connect: { returns: 'self', isPromise: true },
        startSession: { returns: 'session' },
        withSession: session,
        close: {},
      },
    },
    session: { members: { withTransaction: session, endSession: {} } },
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
        insertOne: { does: 'insert', gives: 'one', isPromise: true, values: { argument: 0 }, bulk: 'insertMany' },
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
  },
});
