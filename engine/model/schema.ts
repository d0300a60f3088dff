/** The workspace's tables, from schema files, entity classes, table objects and migrations; each fact with the place that declares it. */

import type { Place } from './place.ts';
import type { OperationKind } from './words/kinds.ts';

export interface Schema {
  readonly tables: readonly Table[];
}

export interface Table {
  /** As code names it: the model, the entity class, the table object. */
  readonly name: string;
  /** As the database names it, where that is told. */
  readonly databaseName: string;
  readonly library: string;
  readonly place: Place;
  readonly columns: readonly Column[];
  readonly indexes: readonly Index[];
  readonly relations: readonly Relation[];
  /** Writes of a single row at which code of the model runs. */
  readonly hooked?: readonly OperationKind[];
  /** Rows that a read without a limit of its own gives at most, where the declaration says so. */
  readonly standardBound?: number;
}

export interface Column {
  readonly name: string;
  readonly databaseName: string;
  readonly place: Place;
  readonly isKey: boolean;
  readonly isUnique: boolean;
  /** How long its values may be: 'long' for text without a limit and JSON, 'huge' for bytes, vectors and texts of megabytes. */
  readonly width: 'short' | 'long' | 'huge';
}

export interface Index {
  readonly columns: readonly string[];
  readonly isUnique: boolean;
  readonly isPartial: boolean;
  readonly place: Place;
}

export interface Relation {
  readonly name: string;
  readonly target: string;
  readonly gives: 'one' | 'many';
  /** The columns of this table that point to the other; empty when the other table points here. */
  readonly columns: readonly string[];
  /** The columns pointed to, in the order of `columns`; or the other table's columns that point here. */
  readonly references: readonly string[];
  readonly loading: 'explicit' | 'lazy' | 'eager';
  readonly place: Place;
}
