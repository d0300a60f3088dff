import type { OperationKind } from '../../engine/contract/library.ts';

/** https://sequelize.org/docs/v6/other-topics/hooks/#available-hooks */
export const hooks: Readonly<Record<string, readonly OperationKind[]>> = {
  beforeCreate: ['insert'],
  afterCreate: ['insert'],
  beforeUpdate: ['update'],
  afterUpdate: ['update'],
  beforeSave: ['insert', 'update'],
  afterSave: ['insert', 'update'],
  beforeUpsert: ['upsert'],
  afterUpsert: ['upsert'],
  beforeDestroy: ['delete'],
  afterDestroy: ['delete'],
};
