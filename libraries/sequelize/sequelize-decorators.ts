import type { Meaning } from '../../engine/contract/library.ts';
import { hooks } from './sequelize-hooks.ts';

const column: Meaning = {
  declares: {
    what: 'column',
    isKey: { argument: 0, option: 'primaryKey' },
    isUnique: { argument: 0, option: 'unique' },
    name: { argument: 0, option: 'field' },
  },
};
const relation = (gives: 'one' | 'many', isInverse: boolean): Meaning => ({
  declares: { what: 'relation', gives, target: { argument: 0 }, foreignKey: { argument: 1 }, isInverse },
});

/** https://github.com/sequelize/sequelize-typescript#readme */
export const decorators: Readonly<Record<string, Meaning>> = {
  Table: { declares: { what: 'table', name: { argument: 0, option: 'tableName' }, standardKey: 'id' } },
  Column: column,
  PrimaryKey: { declares: { what: 'column', isKey: true } },
  Unique: { declares: { what: 'column', isUnique: true } },
  Index: { declares: { what: 'column', isIndexed: true } },
  ForeignKey: { declares: { what: 'column' } },
  CreatedAt: column,
  UpdatedAt: column,
  DeletedAt: column,
  BelongsTo: relation('one', false),
  HasOne: relation('one', true),
  HasMany: relation('many', true),
  BelongsToMany: relation('many', true),
  ...Object.fromEntries(
    Object.entries(hooks).map(([name, of]) => [name.charAt(0).toUpperCase() + name.slice(1), { declares: { what: 'hook', of } } as const]),
  ),
};
