import { entityFirst } from '../engine/contract/entity-first.ts';
import { library } from '../engine/contract/library.ts';
import { comparisons } from './typeorm/typeorm-comparisons.ts';
import { entities } from './typeorm/typeorm-entities.ts';
import { query } from './typeorm/typeorm-query.ts';

const found = { does: 'read', columns: 'select', columnsForm: 'names', include: 'relations', order: 'order', cached: 'cache' } as const;
const many = { ...found, gives: 'many', includeForm: 'flags', bound: 'take', offset: 'skip', filter: 'where' } as const;
const manyBy = { does: 'read', gives: 'many', filter: { argument: 0 } } as const;
const one = { ...found, gives: 'one', filter: 'where', bulk: 'findBy', inForm: 'In', inModule: 'typeorm' } as const;
const oneBy = { does: 'read', gives: 'one', filter: { argument: 0 }, bulk: 'findBy', inForm: 'In', inModule: 'typeorm' } as const;
const count = { does: 'read', gives: 'count', filter: 'where' } as const;
const countBy = { ...count, filter: { argument: 0 } } as const;
const sumBy = { ...count, filter: { argument: 1 } } as const;
const written = { isPromise: true, values: { argument: 0 } } as const;
const changed = { isPromise: true, filter: { argument: 0 }, gives: 'count', bulk: 'createQueryBuilder', inForm: 'In' } as const;
const sql = { does: 'sql', gives: 'many', sql: { argument: 0 }, isPromise: true } as const;
const of = { entity: { argument: 0 } } as const;

const repository = {
  find: many,
  findBy: manyBy,
  findAndCount: many,
  findAndCountBy: manyBy,
  findOne: one,
  findOneBy: oneBy,
  findOneOrFail: one,
  findOneByOrFail: oneBy,
  preload: { does: 'read', gives: 'one', isPromise: true, filter: { argument: 0 } },
  create: { returns: 'row' },
  merge: {},
  // `exists` and `existsBy` came with 0.3.18: https://typeorm.io/changelog
  count: { ...count, exists: { call: 'exists', gives: 'boolean' } },
  countBy: { ...countBy, exists: { call: 'existsBy', gives: 'boolean' } },
  exists: count,
  existsBy: countBy,
  sum: sumBy,
  average: sumBy,
  minimum: sumBy,
  maximum: sumBy,
  save: { does: 'upsert', gives: 'one', bulk: 'save', ...written },
  insert: { does: 'insert', gives: 'nothing', bulk: 'insert', ...written },
  upsert: { does: 'upsert', gives: 'nothing', bulk: 'upsert', ...written },
  update: { does: 'update', ...changed, bulkWritesAlike: true, values: { argument: 1 } },
  delete: { does: 'delete', ...changed },
  softDelete: { does: 'update', ...changed },
  restore: { does: 'update', ...changed },
  increment: { does: 'update', ...changed },
  decrement: { does: 'update', ...changed },
  remove: { does: 'delete', gives: 'one', bulk: 'remove', ...written },
  softRemove: { does: 'update', gives: 'one', bulk: 'softRemove', ...written },
  recover: { does: 'update', gives: 'one', ...written },
  clear: { does: 'delete', gives: 'nothing', isPromise: true },
} as const;

const transaction = {
  does: 'transaction',
  isPromise: true,
  callback: { argument: [0, 1], parameters: ['manager'], runs: 'once', connection: 'one', givesBack: true },
} as const;
const given = { isPromise: true, entity: { argument: 0 }, values: { argument: -1 } } as const;
const make = { returns: 'repository', ...of } as const;
const row = { gives: 'one', isPromise: true } as const;

export default library({
  title: 'TypeORM',
  docs: 'https://typeorm.io/docs/working-with-entity-manager/repository-api',
  packages: { typeorm: '>=0.2 <2', '@nestjs/typeorm': '*' },
  exports: {
    Repository: { is: 'repository', entity: { typeArgument: 0 } },
    TreeRepository: { is: 'repository', entity: { typeArgument: 0 } },
    MongoRepository: { is: 'repository', entity: { typeArgument: 0 } },
    AbstractRepository: { is: 'abstractRepository', entity: { typeArgument: 0 }, until: '1' },
    EntityManager: { is: 'manager' },
    DataSource: { is: 'dataSource', does: 'connect' },
    Connection: { is: 'dataSource', does: 'connect', until: '1' },
    QueryRunner: { is: 'queryRunner', connection: 'one' },
    SelectQueryBuilder: { is: 'query', entity: { typeArgument: 0 } },
    BaseEntity: { is: 'record', statics: 'repository' },
    getRepository: { ...make, until: '1' },
    getCustomRepository: { instanceOf: { argument: 0 }, until: '1' },
    getManager: { returns: 'manager', until: '1' },
    getConnection: { returns: 'dataSource', until: '1' },
    createConnection: { does: 'connect', returns: 'dataSource', isPromise: true, until: '1' },
    ...comparisons,
    ...entities,
  },
  types: {
    query,
    repository: {
      members: {
        ...repository,
        manager: { is: 'manager' },
        query: sql,
        createQueryBuilder: { returns: 'query' },
        extend: { returns: 'self' },
      },
    },
    abstractRepository: {
      members: { repository: { is: 'repository' }, manager: { is: 'manager' }, createQueryBuilder: { returns: 'query' } },
    },
    manager: {
      members: {
        ...entityFirst(repository),
        create: { returns: 'row', ...of },
        save: { does: 'upsert', gives: 'one', bulk: 'save', ...given },
        remove: { does: 'delete', gives: 'one', bulk: 'remove', ...given },
        softRemove: { does: 'update', gives: 'one', bulk: 'softRemove', ...given },
        recover: { does: 'update', gives: 'one', ...given },
        connection: { is: 'dataSource' },
        queryRunner: { is: 'queryRunner', connection: 'one' },
        transaction,
        query: sql,
        getRepository: make,
        getTreeRepository: make,
        getMongoRepository: make,
        getCustomRepository: { instanceOf: { argument: 0 }, until: '1' },
        withRepository: { instanceOf: { argument: 0 } },
        createQueryBuilder: { returns: 'query', ...of },
      },
    },
    dataSource: {
      members: {
        manager: { is: 'manager' },
        initialize: { returns: 'self', isPromise: true },
        transaction,
        query: sql,
        getRepository: make,
        getTreeRepository: make,
        getMongoRepository: make,
        getCustomRepository: { instanceOf: { argument: 0 }, until: '1' },
        createEntityManager: { returns: 'manager' },
        createQueryBuilder: { returns: 'query', ...of },
        createQueryRunner: { returns: 'queryRunner', connection: 'one' },
      },
    },
    queryRunner: { members: { manager: { is: 'manager', connection: 'one' }, query: sql, connection: { is: 'dataSource' } } },
    record: {
      members: {
        // What a record does with itself, its class does with many.
        save: { does: 'upsert', bulk: 'save', ...row },
        remove: { does: 'delete', bulk: 'remove', ...row },
        softRemove: { does: 'update', bulk: 'softRemove', ...row },
        recover: { does: 'update', ...row },
        reload: { does: 'read', ...row },
      },
    },
    row: { extends: 'record' },
  },
});
