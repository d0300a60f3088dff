/** How many rows a read can give at most. */
import type { Gives, Meaning } from '../contract/library.ts';
import type { Bound } from '../model/operation.ts';
import type { Table } from '../model/schema.ts';
import type { Condition } from './filters.ts';
import { type Given, numberIn } from './given.ts';
import type { Scope } from './scope.ts';

export interface BoundQuestion {
  readonly file: string;
  readonly gives: Gives | undefined;
  /** Where a limit may be given: options of the call, steps of the builder, the SQL text. */
  readonly limits: readonly {
    readonly given: Given;
    readonly scope: Scope;
    readonly isConditional: boolean;
    readonly isLast?: true | undefined;
  }[];
  readonly standard: Meaning['standardBound'];
  readonly condition: Condition;
  /** Whether the primary key itself is given. */
  readonly isByKey: boolean;
  readonly table: TableShape | undefined;
}

/** What of a table decides how many rows a condition finds. */
export interface TableShape {
  readonly keys: readonly (readonly string[])[];
  readonly standardBound: number | undefined;
}

export function boundOf({ file, gives, limits, standard, condition, isByKey, table }: BoundQuestion): Bound {
  if (isByKey || isByUniqueKey(condition, table)) return { kind: 'key' };
  if (gives === 'one' || gives === 'count') return { kind: 'constant', rows: 1 };
  for (const { given, scope, isLast } of limits) {
    if (given.state !== 'given') continue;
    const rows = numberIn(given.expression, scope);
    // None under a name is what it is where nobody says more: `{ limit = 0 }`.
    const isStandard = rows === 0 && given.expression.kind === 'name';
    if (rows === undefined || isStandard) return { kind: 'given', by: scope.module.path === file ? given.expression : undefined, isLast };
    if (rows > 0 && Number.isFinite(rows)) return { kind: 'constant', rows };
  }
  if (condition.columns.some(({ comparison, isBinding }) => comparison === 'in' && isBinding)) return { kind: 'list' };
  if (standard !== undefined) return standard === 'page' ? { kind: 'page' } : { kind: 'constant', rows: standard, isStandard: true };
  if (table?.standardBound !== undefined) return { kind: 'constant', rows: table.standardBound };
  return limits.some(({ given }) => given.state === 'unknown') ? { kind: 'unknown' } : { kind: 'none' };
}

function isByUniqueKey({ columns }: Condition, table: TableShape | undefined): boolean {
  const equal = new Set(columns.filter(({ comparison, isBinding }) => comparison === 'equals' && isBinding).map(({ name }) => name));
  if (!equal.size) return false;
  return table ? table.keys.some((key) => key.length > 0 && key.every((name) => equal.has(name))) : equal.has('id') || equal.has('_id');
}

/** The sets of columns of which each names at most one row, under both their names. */
export function keysOf(table: Table): readonly (readonly string[])[] {
  const single = table.columns.filter(({ isKey, isUnique }) => isKey || isUnique);
  const keys = table.columns.filter(({ isKey }) => isKey);
  // Several key columns are one key together.
  const alone = single
    .filter(({ isKey, isUnique }) => isUnique || (isKey && keys.length === 1))
    .flatMap(({ name, databaseName }) => (name === databaseName ? [[name]] : [[name], [databaseName]]));
  const together = keys.length > 1 ? [keys.map(({ name }) => name)] : [];
  return [
    ...alone,
    ...together,
    ...table.indexes.filter(({ isUnique, isPartial }) => isUnique && !isPartial).map(({ columns }) => columns),
  ];
}
