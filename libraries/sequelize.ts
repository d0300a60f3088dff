import { library } from '../engine/contract/library.ts';
import { decorators } from './sequelize/sequelize-decorators.ts';
import { instances, mixins } from './sequelize/sequelize-instances.ts';
import { relation } from './sequelize/sequelize-relation.ts';
import { tableWith } from './sequelize/sequelize-table.ts';
import { ofClient, timeout } from './sequelize/sequelize-timeout.ts';

const where = { filter: 'where' } as const;
const found = { does: 'read', columns: 'attributes', columnsForm: 'names', include: 'include', order: 'order', timeout } as const;
const many = {
  ...found,
  ...where,
  gives: 'many',
  includeForm: 'names',
  narrowedBy: 'include',
  isGrouped: 'group',
  bound: 'limit',
  offset: 'offset',
} as const;
const one = { ...found, ...where, gives: 'one', bulk: 'findAll', inForm: 'Op.in' } as const;
const count = { does: 'read', gives: 'count', ...where } as const;
const sum = { ...count, options: 1 } as const;
const changed = { isPromise: true, gives: 'count', ...where } as const;
const made = { isPromise: true, values: { argument: 0 } } as const;
const orMade = { does: 'upsert', gives: 'one', values: 'defaults', isPromise: true, ...where } as const;
const free = {} as const;

export default library({
  title: 'Sequelize',
  docs: 'https://sequelize.org/docs/v6/core-concepts/model-querying-basics/',
  packages: { sequelize: '>=5 <7', '@sequelize/core': '>=7', 'sequelize-typescript': '>=1 <3' },
  // Files of models that `sequelize.import` reads get the instance, and call it by either name.
  conventional: { sequelize: 'sequelize', Sequelize: 'sequelize' },
  fingerprints: [
    {
      type: 'model',
      members: [
        'findAll',
        'findAndCountAll',
        'findOne',
        'findByPk',
        'findOrCreate',
        'count',
        'create',
        'bulkCreate',
        'upsert',
        'update',
        'destroy',
      ],
    },
    { type: 'row', members: ['get*', 'count*'], isOfRelation: true },
  ],
  exports: {
    Sequelize: { is: 'sequelize', statics: 'library', does: 'connect', timeout: ofClient },
    default: { is: 'sequelize', statics: 'library', does: 'connect', timeout: ofClient },
    Model: { is: 'row', statics: 'model' },
    ModelStatic: { is: 'model', entity: { typeArgument: 0 } },
    ModelCtor: { is: 'model', entity: { typeArgument: 0 } },
    Transaction: { is: 'transaction', connection: 'one' },
    Op: free,
    ...decorators,
    ...mixins,
  },
  types: {
    library: { members: { fn: free, col: free, literal: free, where: free } },
    sequelize: {
      members: {
        define: {
          returns: 'model',
          entity: { argument: 0 },
          declares: {
            ...tableWith(2),
            model: { argument: 0 },
            columns: { argument: 1 },
          },
        },
        model: { returns: 'model', entity: { argument: 0 } },
        query: { does: 'sql', gives: 'many', sql: { argument: 0 }, isPromise: true, timeout },
        transaction: {
          does: 'transaction',
          isPromise: true,
          returns: 'transaction',
          connection: 'one',
          callback: { argument: [0, 1], parameters: ['transaction'], runs: 'once', connection: 'one', givesBack: true },
        },
        models: { is: 'models' },
        authenticate: free,
        sync: free,
        close: free,
      },
    },
    models: { members: { '*': { is: 'model', entity: 'name' } } },
    transaction: { members: { commit: free, rollback: free, afterCommit: { callback: { argument: 0, runs: 'later' } } } },
    model: {
      construct: { returns: 'row' },
      members: {
        init: {
          declares: {
            ...tableWith(1),
            model: { argument: 1, option: 'modelName' },
            columns: { argument: 0 },
          },
        },
        findAll: many,
        findAndCountAll: { ...many, rows: 'rows' },
        findOne: one,
        findByPk: { ...found, gives: 'one', key: { argument: 0 }, options: 1, bulk: 'findAll', inForm: 'Op.in' },
        count,
        sum,
        max: sum,
        min: sum,
        aggregate: { does: 'read', gives: 'count', options: 2, ...where },
        create: {
          does: 'insert',
          gives: 'one',
          bulk: 'bulkCreate',
          bulkOptions: '{ validate: true }',
          bulkSkipsHooks: true,
          hooks: { argument: 1, option: 'hooks' },
          ...made,
        },
        bulkCreate: { does: 'insert', gives: 'many', ...made },
        upsert: { does: 'upsert', gives: 'one', bulk: 'bulkCreate', ...made },
        findOrCreate: orMade,
        findCreateFind: orMade,
        findOrBuild: { ...found, ...where, gives: 'one' },
        update: { does: 'update', values: { argument: 0 }, options: 1, inForm: 'Op.in', ...changed },
        increment: { does: 'update', options: 1, ...changed },
        decrement: { does: 'update', options: 1, ...changed },
        destroy: { does: 'delete', inForm: 'Op.in', ...changed },
        restore: { does: 'update', ...changed },
        truncate: { does: 'delete', isPromise: true },
        build: { returns: 'row' },
        bulkBuild: { returns: 'rows' },
        scope: { returns: 'model' },
        unscoped: { returns: 'model' },
        schema: { returns: 'model' },
        hasMany: relation('many', true),
        hasOne: relation('one', true),
        belongsTo: relation('one', false),
        belongsToMany: relation('many', true),
      },
    },
    ...instances,
  },
});
