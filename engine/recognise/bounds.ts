/** How many rows a read can give at most. */
import type { Meaning } from '../contract/library.ts';
import type { CallExpression } from '../model/expression.ts';
import type { Module } from '../model/module.ts';
import type { Bound, Filter, Operation } from '../model/operation.ts';
import type { Table } from '../model/schema.ts';
import type { partsOf } from './builders.ts';
import { givenAt, numberIn } from './given.ts';
import type { Statement } from './sql.ts';

export interface BoundQuestion {
  readonly meaning: Meaning;
  readonly call: CallExpression;
  readonly options: number;
  readonly module: Module;
  readonly statement: Statement | undefined;
  readonly parts: ReturnType<typeof partsOf>;
  readonly gives: Operation['gives'];
  readonly filter: Filter;
  readonly table: Table | undefined;
}

export function boundOf(question: BoundQuestion): Bound {
  const { meaning, call, options, module, statement, parts, gives, filter, table } = question;
  if (gives !== 'many') return { kind: 'key' };
  if (statement?.limit !== undefined) return statement.limit === true ? { kind: 'given', isFromRequest: false } : { kind: 'constant', rows: statement.limit };
  for (const { part, step } of parts) {
    if (part.part !== 'bound') continue;
    const value = step.call.arguments[typeof part.at === 'object' ? part.at.argument : 0];
    const rows = value && numberIn(value, module);
    return rows === undefined ? { kind: 'given', isFromRequest: false } : { kind: 'constant', rows };
  }
  const given = givenAt(call, meaning.bound, options, module);
  if (given.state === 'given') {
    const rows = numberIn(given.expression, module);
    return rows === undefined ? { kind: 'given', isFromRequest: false } : { kind: 'constant', rows };
  }
  if (byKey(filter, table)) return { kind: 'key' };
  if (filter.columns.some(({ comparison }) => comparison === 'in')) return { kind: 'list' };
  if (given.state === 'unknown' || (statement === undefined && meaning.sql !== undefined)) return { kind: 'unknown' };
  if (meaning.standardBound !== undefined) return { kind: 'constant', rows: meaning.standardBound };
  return { kind: 'none' };
}

function byKey(filter: Filter, table: Table | undefined): boolean {
  const equal = new Set(filter.columns.filter(({ comparison }) => comparison === 'equals').map(({ name }) => name));
  if (!equal.size) return false;
  if (equal.has('id') || equal.has('_id')) return true;
  if (!table) return false;
  if (table.columns.some(({ name, databaseName, isKey, isUnique }) => (isKey || isUnique) && (equal.has(name) || equal.has(databaseName)))) return true;
  return table.indexes.some(({ columns, isUnique }) => isUnique && columns.length > 0 && columns.every((column) => equal.has(column)));
}
