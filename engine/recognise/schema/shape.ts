/** What recognition needs of the schema: names, keys and relations, and no places, so that an edit that only moves a declaration changes nothing here. */
import { singular } from '../../model/nouns.ts';
import type { Schema } from '../../model/schema.ts';
import { keysOf } from '../bounds.ts';

export interface ShapedTable {
  readonly name: string;
  readonly library: string;
  readonly primaryKey: string | undefined;
  readonly keys: readonly (readonly string[])[];
  readonly standardBound: number | undefined;
  readonly relations: readonly {
    readonly name: string;
    readonly target: string;
    readonly gives: 'one' | 'many';
    readonly isLazy: boolean;
  }[];
}

export interface SchemaShape {
  table(entity: string | undefined): ShapedTable | undefined;
  /** The table of a library that has a relation of that name, whatever case it is written in, in the singular or the plural. */
  tableWithRelation(library: string, relation: string): ShapedTable | undefined;
  /** The libraries that some table is declared with. */
  readonly libraries: ReadonlySet<string>;
  /** Names of relations that some table fetches when they are awaited. */
  readonly lazyNames: ReadonlySet<string>;
}

/** Position-free, so that it can be compared. */
export interface ShapeData {
  readonly tables: readonly (ShapedTable & { readonly databaseName: string })[];
}

export function shapeOf({ tables }: Schema): ShapeData {
  return {
    tables: tables.map((table) => {
      const keys = table.columns.filter(({ isKey }) => isKey);
      return {
        name: table.name,
        databaseName: table.databaseName,
        library: table.library,
        primaryKey: keys.length === 1 ? keys[0]?.name : undefined,
        keys: keysOf(table),
        standardBound: table.standardBound,
        relations: table.relations.map(({ name, target, gives, loading }) => ({ name, target, gives, isLazy: loading === 'lazy' })),
      };
    }),
  };
}

export function schemaShape({ tables }: ShapeData): SchemaShape {
  const byName = new Map<string, ShapedTable>();
  for (const table of [...tables].reverse()) byName.set(table.databaseName.toLowerCase(), table);
  for (const table of [...tables].reverse()) byName.set(table.name.toLowerCase(), table);
  const byRelation = new Map<string, ShapedTable>();
  for (const table of [...tables].reverse())
    for (const { name } of table.relations) byRelation.set(`${table.library} ${singular(name.toLowerCase())}`, table);
  return {
    tableWithRelation: (library, relation) => byRelation.get(`${library} ${singular(relation.toLowerCase())}`),
    libraries: new Set(tables.map(({ library }) => library)),
    table: (entity) => (entity === undefined ? undefined : byName.get(entity.toLowerCase())),
    lazyNames: new Set(tables.flatMap(({ relations }) => relations.filter(({ isLazy }) => isLazy).map(({ name }) => name))),
  };
}
