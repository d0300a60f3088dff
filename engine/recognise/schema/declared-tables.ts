/** Tables that code declares, by the words of the library tables: entity classes, table objects, models, schemas. */
import type { Table } from '../../model/schema.ts';
import type { MeantCalls } from '../calls.ts';
import type { Scope } from '../scope.ts';
import type { Declarations } from './declarations.ts';
import { tablesOfClasses } from './entity-classes.ts';
import { declaredByCalls } from './table-calls.ts';

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
