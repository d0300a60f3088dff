import type { Meaning } from '../../engine/contract/library.ts';

const key: Meaning = { declares: { what: 'column', isKey: true, name: { argument: -1, option: 'name' } } };
const column: Meaning = {
  declares: {
    what: 'column',
    isKey: { argument: -1, option: 'primary' },
    isUnique: { argument: -1, option: 'unique' },
    name: { argument: -1, option: 'name' },
  },
};
const relation = (gives: 'one' | 'many', isInverse: boolean): Meaning => ({
  declares: {
    what: 'relation',
    gives,
    target: { argument: 0 },
    isEager: { argument: -1, option: 'eager' },
    isLazy: { argument: -1, option: 'lazy' },
    isInverse,
  },
});

/** https://typeorm.io/docs/help/decorator-reference */
export const entities: Readonly<Record<string, Meaning>> = {
  Entity: { declares: { what: 'table', name: { argument: 0 } } },
  ChildEntity: { declares: { what: 'table' } },
  ViewEntity: { declares: { what: 'table', name: { argument: 0, option: 'name' } } },
  Column: column,
  CreateDateColumn: column,
  UpdateDateColumn: column,
  DeleteDateColumn: column,
  VersionColumn: column,
  PrimaryColumn: key,
  PrimaryGeneratedColumn: key,
  ObjectIdColumn: key,
  Index: { declares: { what: 'index', columns: [{ argument: 0 }, { argument: 1 }], isUnique: { argument: -1, option: 'unique' } } },
  Unique: { declares: { what: 'index', columns: [{ argument: 0 }, { argument: 1 }], isUnique: true } },
  ManyToOne: relation('one', false),
  OneToOne: relation('one', false),
  OneToMany: relation('many', true),
  ManyToMany: relation('many', true),
  // Names the foreign key's column of the relation that it stands on.
  JoinColumn: { declares: { what: 'column', name: { argument: 0, option: 'name' } } },
};
