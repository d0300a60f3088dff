import { stages } from '../mongodb/mongodb-stages.ts';
import { query } from './mongoose-query.ts';

const found = { does: 'read', returns: 'query', columns: { argument: 1 } } as const;
const page = { bound: { argument: 2, option: 'limit' }, offset: { argument: 2, option: 'skip' } } as const;
const many = { ...found, ...page, gives: 'many', filter: { argument: 0 } } as const;
const one = { ...found, gives: 'one', filter: { argument: 0 }, bulk: 'find', inForm: '$in' } as const;
const byId = { ...found, gives: 'one', key: { argument: 0 }, bulk: 'find', inForm: '$in' } as const;
const count = { does: 'read', returns: 'query', gives: 'count', filter: { argument: 0 } } as const;
const changed = { returns: 'query', filter: { argument: 0 }, bulk: 'bulkWrite', inForm: '$in' } as const;
const byKey = { returns: 'query', key: { argument: 0 }, bulk: 'bulkWrite', inForm: '$in', gives: 'one' } as const;
const set = { values: { argument: 1 } } as const;
const row = { isPromise: true, gives: 'one' } as const;
export const transaction = {
  does: 'transaction',
  isPromise: true,
  callback: { argument: 0, parameters: ['session'], runs: 'once', connection: 'one', givesBack: true },
} as const;
/** https://mongoosejs.com/docs/api/model.html: what a model and its documents are asked, by whichever library they are made. */
export const modelTypes = {
  query,
  session: { members: { withTransaction: transaction } },
  model: {
    construct: { returns: 'row' },
    members: {
      find: many,
      findOne: one,
      findById: byId,
      findOneAndUpdate: { does: 'update', gives: 'one', ...changed, ...set },
      findOneAndReplace: { does: 'update', gives: 'one', ...changed, ...set },
      findOneAndDelete: { does: 'delete', gives: 'one', ...changed },
      findByIdAndUpdate: { does: 'update', ...byKey, ...set },
      findByIdAndDelete: { does: 'delete', ...byKey },
      findOneAndRemove: { does: 'delete', gives: 'one', ...changed, until: '8' },
      findByIdAndRemove: { does: 'delete', ...byKey, until: '8' },
      exists: count,
      countDocuments: { ...count, exists: { call: 'exists', gives: 'row' } },
      estimatedDocumentCount: { does: 'read', returns: 'query', gives: 'count' },
      distinct: { does: 'read', returns: 'query', gives: 'many', filter: { argument: 1 }, columns: { argument: 0 } },
      where: { does: 'read', returns: 'query', gives: 'many', adds: { part: 'filter' } },
      aggregate: { ...stages, does: 'read', gives: 'many', returns: 'aggregate' },
      create: { does: 'insert', gives: 'one', isPromise: true, values: { argument: 0 }, bulk: 'insertMany', bulkSkipsHooks: true },
      insertMany: { does: 'insert', gives: 'many', isPromise: true, values: { argument: 0 } },
      updateOne: { does: 'update', gives: 'count', ...changed, ...set },
      updateMany: { does: 'update', gives: 'count', ...changed, ...set },
      replaceOne: { does: 'update', gives: 'count', ...changed, ...set },
      deleteOne: { does: 'delete', gives: 'count', ...changed },
      deleteMany: { does: 'delete', gives: 'count', ...changed },
      bulkWrite: { does: 'update', gives: 'count', isPromise: true, values: { argument: 0 } },
      bulkSave: { does: 'update', gives: 'count', isPromise: true, values: { argument: 0 } },
      populate: { does: 'read', gives: 'many', isPromise: true, isLazyRelation: true, include: { argument: 1 } },
      startSession: { returns: 'session', isPromise: true },
      watch: {},
      hydrate: { returns: 'row' },
    },
  },
  aggregate: {
    isInert: true,
    members: {
      limit: { returns: 'self', adds: { part: 'bound' } },
      match: { returns: 'self', adds: { part: 'filter' } },
      sort: { returns: 'self' },
      exec: { settles: true, isPromise: true },
    },
  },
  row: {
    members: {
      save: { does: 'update', bulk: 'bulkSave', ...row },
      deleteOne: { does: 'delete', ...row },
      updateOne: { does: 'update', ...row },
      populate: { does: 'read', isLazyRelation: true, include: { argument: 0 }, ...row },
      toObject: {},
      toJSON: {},
    },
  },
} as const;
