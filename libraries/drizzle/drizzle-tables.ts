import type { ColumnWords, Meaning } from '../../engine/contract/library.ts';

const words: ColumnWords = { key: ['primaryKey'], unique: ['unique'], reference: ['references'] };
const table: Meaning = {
  is: 'table',
  returns: 'table',
  entity: { argument: 0 },
  declares: { what: 'table', name: { argument: 0 }, columns: { argument: 1 }, words, indexes: { argument: 2 } },
};

/** https://orm.drizzle.team/docs/sql-schema-declaration */
export const tables: Readonly<Record<string, Meaning>> = {
  pgTable: table,
  mysqlTable: table,
  sqliteTable: table,
  index: { declares: { what: 'index' } },
  uniqueIndex: { declares: { what: 'index', isUnique: true } },
  unique: { declares: { what: 'index', isUnique: true } },
  primaryKey: { declares: { what: 'index', isUnique: true } },
  relations: { declares: { what: 'relations', table: { argument: 0 }, given: { argument: 1 }, one: ['one'], many: ['many'] } },
};
