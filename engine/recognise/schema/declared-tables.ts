/** Tables that code declares, by the words of the library tables: entity classes, table objects, models, schemas. */
import type { Relation, Table } from '../../model/schema.ts';
import type { MeantCalls } from '../calls.ts';
import type { Scope } from '../scope.ts';
import { tablesOfClasses } from './entity-classes.ts';
import { declaredByCalls } from './table-calls.ts';

export interface Declarations {
  readonly tables: readonly Table[];
  /** Relations that are declared apart from their tables. */
  readonly relations: readonly ApartRelation[];
}

export interface ApartRelation extends Relation {
  readonly table: string;
  readonly library: string;
}

export const NO_DECLARATIONS: Declarations = { tables: [], relations: [] };

export function declaredIn(scope: Scope, meant: MeantCalls): Declarations {
  const byCalls = declaredByCalls(scope, meant);
  return { tables: [...tablesOfClasses(scope), ...byCalls.tables], relations: byCalls.relations };
}

/** Puts each relation into its table. */
export function tablesOf(declarations: readonly Declarations[]): readonly Table[] {
  const relations = declarations.flatMap((one) => one.relations);
  return declarations
    .flatMap(({ tables }) => tables)
    .map((table) => {
      const own = relations.filter(
        (one) => one.library === table.library && (one.table === table.name || one.table === table.databaseName),
      );
      return own.length
        ? { ...table, relations: [...table.relations, ...own.map(({ table: _, library: __, ...relation }) => relation)] }
        : table;
    });
}
