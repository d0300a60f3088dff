import { hooks } from './sequelize-hooks.ts';

const words = { key: ['primaryKey'], unique: ['unique'], name: ['field'], reference: ['references'] } as const;
/** What `argument` holds of a table besides its columns: https://sequelize.org/docs/v6/core-concepts/model-basics/ */
export const tableWith = (argument: number) =>
  ({
    what: 'table',
    words,
    standardKey: 'id',
    name: { argument, option: 'tableName' },
    indexes: { argument, option: 'indexes' },
    bound: { argument, option: 'defaultScope.limit' },
    hooks: { at: { argument, option: 'hooks' }, of: hooks },
  }) as const;
