import { entityFirst } from '../engine/contract/entity-first.ts';
import { library } from '../engine/contract/library.ts';
import { entities } from './mikro-orm/mikro-orm-entities.ts';

const where = { filter: { argument: 0 } } as const;
const found = {
  does: 'read',
  options: 1,
  columns: 'fields',
  columnsForm: 'names',
  include: 'populate',
  includeForm: 'names',
  order: 'orderBy',
  ...where,
} as const;
const many = { ...found, gives: 'many', bound: 'limit', offset: 'offset' } as const;
const one = { ...found, gives: 'one', bulk: 'find', inForm: '$in' } as const;
const changed = { isPromise: true, gives: 'count', ...where } as const;
const repository = {
  find: many,
  findAndCount: many,
  findOne: one,
  findOneOrFail: one,
  count: { does: 'read', gives: 'count', ...where },
  insert: { does: 'insert', gives: 'nothing', isPromise: true, values: { argument: 0 }, bulk: 'insertMany' },
  insertMany: { does: 'insert', gives: 'nothing', isPromise: true, values: { argument: 0 } },
  upsert: { does: 'upsert', gives: 'one', isPromise: true, values: { argument: 0 }, bulk: 'upsertMany' },
  upsertMany: { does: 'upsert', gives: 'many', isPromise: true, values: { argument: 0 } },
  nativeUpdate: { does: 'update', values: { argument: 1 }, ...changed },
  nativeDelete: { does: 'delete', ...changed },
  create: { returns: 'row' },
  getReference: { returns: 'row' },
  populate: { does: 'read', gives: 'many', isPromise: true, isLazyRelation: true, include: { argument: 1 } },
} as const;

export default library({
  title: 'MikroORM',
  docs: 'https://mikro-orm.io/docs/entity-manager',
  packages: {
    '@mikro-orm/core': '>=5',
    '@mikro-orm/postgresql': '*',
    '@mikro-orm/mysql': '*',
    '@mikro-orm/mariadb': '*',
    '@mikro-orm/mongodb': '*',
    '@mikro-orm/mssql': '*',
    '@mikro-orm/sqlite': '*',
    '@mikro-orm/better-sqlite': '*',
    '@mikro-orm/libsql': '*',
    '@mikro-orm/nestjs': '*',
    '@mikro-orm/knex': '*',
  },
  exports: {
    EntityManager: { is: 'manager' },
    SqlEntityManager: { is: 'manager' },
    MikroORM: { is: 'orm', statics: 'ormClass' },
    EntityRepository: { is: 'repository', entity: { typeArgument: 0 } },
    Collection: { is: 'collection', entity: { typeArgument: 0 } },
    ...entities,
  },
  types: {
    ormClass: { members: { init: { returns: 'orm', isPromise: true, does: 'connect' } } },
    orm: { members: { em: { is: 'manager' }, close: {} } },
    repository: { members: { ...repository, findAll: { ...many, options: 0, filter: 'where' } } },
    manager: {
      members: {
        ...entityFirst(repository),
        populate: repository.populate,
        fork: { returns: 'manager' },
        flush: { does: 'update', gives: 'nothing', isPromise: true },
        persist: { returns: 'self' },
        persistAndFlush: { does: 'upsert', gives: 'nothing', isPromise: true, values: { argument: 0 } },
        remove: { returns: 'self' },
        removeAndFlush: { does: 'delete', gives: 'nothing', isPromise: true, values: { argument: 0 } },
        getRepository: { returns: 'repository', entity: { argument: 0 } },
        transactional: {
          does: 'transaction',
          isPromise: true,
          callback: { argument: 0, parameters: ['manager'], runs: 'once', connection: 'one', givesBack: true },
        },
        begin: {},
        commit: {},
        rollback: {},
      },
    },
    collection: {
      members: {
        init: { does: 'read', gives: 'many', isPromise: true, isLazyRelation: true },
        loadItems: { does: 'read', gives: 'many', isPromise: true, isLazyRelation: true },
        loadCount: { does: 'read', gives: 'count', isPromise: true, isLazyRelation: true },
        matching: { does: 'read', gives: 'many', isPromise: true, bound: { argument: 0, option: 'limit' } },
        getItems: {},
        add: {},
        remove: {},
      },
    },
  },
});
