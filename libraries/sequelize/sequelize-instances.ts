import type { Meaning, TypeTable } from '../../engine/contract/library.ts';

const free = {} as const;
const row = { gives: 'one', isPromise: true } as const;
const written = (argument: number) => ({ ...row, hooks: { argument, option: 'hooks' } }) as const;
const getter = {
  does: 'read',
  gives: 'many',
  isLazyRelation: true,
  bound: 'limit',
  offset: 'offset',
  columns: 'attributes',
  include: 'include',
  filter: 'where',
} as const;
const mixin = { isPromise: true, isLazyRelation: true } as const;

/** Instances, and the association calls that they carry: https://sequelize.org/docs/v6/core-concepts/assocs/#special-methodsmixins-added-to-instances */
export const instances: Readonly<Record<string, TypeTable>> = {
  row: {
    members: {
      save: { does: 'update', ...written(0) },
      update: { does: 'update', values: { argument: 0 }, ...written(1) },
      destroy: { does: 'delete', ...written(0) },
      reload: { does: 'read', ...row },
      restore: { does: 'update', ...row },
      increment: { does: 'update', ...row },
      decrement: { does: 'update', ...row },
      get: free,
      getDataValue: free,
      set: free,
      setDataValue: free,
      setAttributes: free,
      'get*': getter,
      'count*': { does: 'read', gives: 'count', ...mixin },
      'has*': { does: 'read', gives: 'count', ...mixin },
      'create*': { does: 'insert', gives: 'one', ...mixin },
      'add*': { does: 'insert', ...mixin },
      'set*': { does: 'update', ...mixin },
      'remove*': { does: 'delete', ...mixin },
    },
  },
  manyGetter: { call: getter },
  oneGetter: { call: { ...getter, gives: 'one' } },
  counter: { call: { does: 'read', gives: 'count', ...mixin } },
  creator: { call: { does: 'insert', gives: 'one', ...mixin } },
};

/** Types of properties that are declared to be such calls: `declare getUser: BelongsToGetAssociationMixin<User>`. */
export const mixins: Readonly<Record<string, Meaning>> = {
  HasManyGetAssociationsMixin: { is: 'manyGetter', entity: { typeArgument: 0 } },
  BelongsToManyGetAssociationsMixin: { is: 'manyGetter', entity: { typeArgument: 0 } },
  BelongsToGetAssociationMixin: { is: 'oneGetter', entity: { typeArgument: 0 } },
  HasOneGetAssociationMixin: { is: 'oneGetter', entity: { typeArgument: 0 } },
  HasManyCountAssociationsMixin: { is: 'counter' },
  HasManyCreateAssociationMixin: { is: 'creator', entity: { typeArgument: 0 } },
};
