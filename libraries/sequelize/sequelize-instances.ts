import type { TypeTable } from '../../engine/contract/library.ts';

const free = {} as const;
const row = { gives: 'one', isPromise: true } as const;
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
      save: { does: 'update', ...row },
      update: { does: 'update', values: { argument: 0 }, ...row },
      destroy: { does: 'delete', ...row },
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
