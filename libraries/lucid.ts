import { library, type Meaning } from '../engine/contract/library.ts';
import { modelQuery, query } from './lucid/lucid-query.ts';

const read = { does: 'read', isPromise: true } as const;
const one = { ...read, gives: 'one' } as const;
const byKey = { ...one, key: { argument: 0 } } as const;
const by = { ...one, adds: { part: 'filter' } } as const;
const must = { failsWhenMissing: true } as const;
const made = { does: 'insert', gives: 'one', isPromise: true, values: { argument: 0 } } as const;
const orMade = { does: 'upsert', gives: 'one', isPromise: true, values: { argument: 1 } } as const;
const row = { gives: 'one', isPromise: true } as const;
const transaction = {
  does: 'transaction',
  isPromise: true,
  returns: 'client',
  connection: 'one',
  callback: { argument: 0, parameters: ['client'], runs: 'once', connection: 'one', givesBack: true },
} as const;
const column = { what: 'column', isKey: { argument: 0, option: 'isPrimary' }, name: { argument: 0, option: 'columnName' } } as const;
const relation = (gives: 'one' | 'many', isInverse: boolean): Meaning => ({
  declares: { what: 'relation', gives, target: { argument: 0 }, foreignKey: { argument: 1, option: 'foreignKey' }, isInverse },
});
const sent = { settles: true, isPromise: true } as const;
const load = { ...one, isLazyRelation: true } as const;

export default library({
  title: 'Lucid',
  docs: 'https://lucid.adonisjs.com/docs/crud-operations',
  packages: { '@adonisjs/lucid': '>=19 <23' },
  exports: {
    BaseModel: { is: 'row', statics: 'model', declares: { what: 'table' } },
    // The default of the service: `import db from '@adonisjs/lucid/services/db'`.
    default: { is: 'client' },
    Database: { is: 'client' },
    QueryClientContract: { is: 'client' },
    TransactionClientContract: { is: 'client', connection: 'one' },
    ModelQueryBuilderContract: { is: 'query', entity: { typeArgument: 0 } },
    HasOneClientContract: { is: 'related' },
    HasManyClientContract: { is: 'related' },
    BelongsToClientContract: { is: 'related' },
    ManyToManyClientContract: { is: 'related' },
    column: { is: 'columns', declares: column },
    hasOne: relation('one', true),
    hasMany: relation('many', true),
    belongsTo: relation('one', false),
    manyToMany: relation('many', true),
    hasManyThrough: relation('many', true),
  },
  types: {
    columns: { members: { date: { declares: column }, dateTime: { declares: column } } },
    model: {
      members: {
        query: { does: 'read', gives: 'many', returns: 'query' },
        find: byKey,
        findOrFail: { ...byKey, ...must },
        findBy: by,
        findByOrFail: { ...by, ...must },
        first: one,
        firstOrFail: { ...one, ...must },
        findMany: { ...read, gives: 'many', key: { argument: 0 } },
        findManyBy: { ...read, gives: 'many', adds: { part: 'filter' } },
        all: { ...read, gives: 'many' },
        create: made,
        createQuietly: made,
        // Each row is a statement of its own all the same, in one transaction.
        createMany: { ...made, gives: 'many' },
        firstOrNew: by,
        firstOrCreate: orMade,
        updateOrCreate: orMade,
        fetchOrCreateMany: { ...orMade, gives: 'many' },
        updateOrCreateMany: { ...orMade, gives: 'many' },
        truncate: { does: 'delete', gives: 'nothing', isPromise: true },
        transaction,
      },
    },
    row: {
      members: {
        save: { does: 'upsert', ...row },
        saveQuietly: { does: 'upsert', ...row },
        delete: { does: 'delete', ...row },
        deleteQuietly: { does: 'delete', ...row },
        refresh: { does: 'read', ...row },
        load,
        loadOnce: load,
        loadCount: load,
        related: { returns: 'related', does: 'read', entity: { argument: 0 }, isLazyRelation: true },
        useTransaction: { returns: 'self', connection: 'one' },
        merge: { returns: 'self' },
        fill: { returns: 'self' },
        serialize: {},
        toJSON: {},
      },
    },
    related: {
      isInert: true,
      isSentBySettling: true,
      members: {
        query: { returns: 'query', gives: 'many' },
        create: { ...sent, ...made },
        createMany: { ...sent, ...made },
        save: { ...sent, does: 'upsert' },
        saveMany: { ...sent, does: 'upsert', values: { argument: 0 } },
        firstOrCreate: { ...sent, ...orMade },
        updateOrCreate: { ...sent, ...orMade },
        attach: { ...sent, does: 'insert', values: { argument: 0 } },
        detach: { ...sent, does: 'delete' },
        sync: { ...sent, does: 'upsert', values: { argument: 0 } },
        associate: { ...sent, does: 'update' },
        dissociate: { ...sent, does: 'update' },
      },
    },
    client: {
      members: {
        from: { does: 'read', gives: 'many', returns: 'select', entity: { argument: 0 } },
        query: { does: 'read', gives: 'many', returns: 'select' },
        modelQuery: { does: 'read', gives: 'many', returns: 'query', entity: { argument: 0 } },
        table: { does: 'insert', returns: 'insertion', entity: { argument: 0 } },
        insertQuery: { does: 'insert', returns: 'insertion' },
        rawQuery: { does: 'sql', gives: 'many', sql: { argument: 0 }, rows: 'rows', returns: 'raw' },
        transaction,
        connection: { returns: 'self' },
        commit: { isPromise: true },
        rollback: { isPromise: true },
        raw: {},
        ref: {},
      },
    },
    insertion: {
      isInert: true,
      members: {
        table: { returns: 'self', entity: { argument: 0 } },
        insert: { returns: 'self', adds: { part: 'values', at: { argument: 0 } } },
        multiInsert: { returns: 'self', adds: { part: 'values', at: { argument: 0 } } },
        returning: { returns: 'self' },
        exec: sent,
      },
    },
    raw: { isInert: true, members: { timeout: { returns: 'self', adds: { part: 'timeout' } }, exec: sent } },
    query: { isInert: true, members: { ...query, ...modelQuery } },
    select: { isInert: true, members: query },
  },
});
