/** What the code of one file declares of tables. */
import type { Relation, Table } from '../../model/schema.ts';

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
