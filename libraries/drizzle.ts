import { library } from '../engine/contract/library.ts';
import { query, relationalQuery, write } from './drizzle/drizzle-query.ts';
import { tables } from './drizzle/drizzle-tables.ts';

const compares = (how: 'equals' | 'in' | 'range' | 'like' | 'other' | 'all' | 'any' | 'not') => ({ compares: how }) as const;
const select = { does: 'read', gives: 'many', returns: 'query', adds: { part: 'columns' } } as const;
const client = { is: 'database' } as const;
const made = { returns: 'database', does: 'connect', is: 'database' } as const;
const sql = { does: 'sql', gives: 'many', isPromise: true, sql: { argument: 0 }, rows: 'rows' } as const;

export default library({
  title: 'Drizzle',
  docs: 'https://orm.drizzle.team/docs/select',
  packages: { 'drizzle-orm': '>=0.28' },
  distinctive: ['NodePgDatabase', 'PostgresJsDatabase', 'PgTransaction'],
  exports: {
    drizzle: made,
    NodePgDatabase: client,
    PostgresJsDatabase: client,
    NeonHttpDatabase: client,
    NeonDatabase: client,
    MySql2Database: client,
    LibSQLDatabase: client,
    BetterSQLite3Database: client,
    DrizzleD1Database: client,
    PgDatabase: client,
    BaseSQLiteDatabase: client,
    RelationalQueryBuilder: { is: 'relationalQuery' },
    PgTransaction: { is: 'database', connection: 'one' },
    PgSelect: { is: 'query' },
    sql: {},
    eq: compares('equals'),
    isNull: compares('equals'),
    ne: compares('other'),
    isNotNull: compares('other'),
    inArray: compares('in'),
    notInArray: compares('other'),
    arrayContains: compares('other'),
    exists: compares('other'),
    gt: compares('range'),
    gte: compares('range'),
    lt: compares('range'),
    lte: compares('range'),
    between: compares('range'),
    like: compares('like'),
    ilike: compares('like'),
    and: compares('all'),
    or: compares('any'),
    not: compares('not'),
    asc: {},
    desc: {},
    count: {},
    ...tables,
  },
  types: {
    query,
    write,
    relationalQuery,
    database: {
      members: {
        select,
        selectDistinct: select,
        selectDistinctOn: { ...select, adds: { part: 'columns', at: { argument: 1 } } },
        insert: { does: 'insert', gives: 'nothing', returns: 'write', entity: { argument: 0 } },
        update: { does: 'update', gives: 'nothing', returns: 'write', entity: { argument: 0 } },
        delete: { does: 'delete', gives: 'nothing', returns: 'write', entity: { argument: 0 } },
        $count: { does: 'read', gives: 'count', isPromise: true, entity: { argument: 0 }, filter: { argument: 1 } },
        query: { is: 'relational' },
        execute: sql,
        all: sql,
        run: sql,
        with: { returns: 'self' },
        $with: {},
        transaction: {
          does: 'transaction',
          isPromise: true,
          callback: { argument: 0, parameters: ['database'], runs: 'once', connection: 'one', givesBack: true },
        },
        batch: { does: 'transaction', isPromise: true, collects: { argument: 0 } },
        rollback: {},
      },
    },
    relational: { members: { '*': { is: 'relationalQuery', entity: 'name' } } },
    table: { members: { '*': { is: 'column', entity: 'receiver' } } },
    column: {},
  },
});
