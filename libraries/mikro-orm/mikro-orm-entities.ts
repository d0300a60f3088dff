import type { Meaning } from '../../engine/contract/library.ts';

const column: Meaning = {
  declares: {
    what: 'column',
    isKey: { argument: 0, option: 'primary' },
    isUnique: { argument: 0, option: 'unique' },
    isIndexed: { argument: 0, option: 'index' },
    name: { argument: 0, option: 'fieldName' },
  },
};
const relation = (gives: 'one' | 'many', isInverse: boolean): Meaning => ({
  declares: {
    what: 'relation',
    gives,
    target: { argument: 0 },
    isEager: { argument: -1, option: 'eager' },
    foreignKey: { argument: -1, option: 'fieldName' },
    isInverse,
  },
});

/** https://mikro-orm.io/docs/decorators */
export const entities: Readonly<Record<string, Meaning>> = {
  Entity: { declares: { what: 'table', name: { argument: 0, option: 'tableName' } } },
  Property: column,
  Enum: column,
  PrimaryKey: { declares: { what: 'column', isKey: true, name: { argument: 0, option: 'fieldName' } } },
  Index: { declares: { what: 'index', columns: { argument: 0, option: 'properties' } } },
  Unique: { declares: { what: 'index', columns: { argument: 0, option: 'properties' }, isUnique: true } },
  ManyToOne: relation('one', false),
  OneToOne: relation('one', false),
  OneToMany: relation('many', true),
  ManyToMany: relation('many', true),
};
