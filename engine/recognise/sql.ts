/** What a statement of SQL says: its verb, its table, the columns it compares and returns, its limit. */
import type { OperationKind } from '../contract/library.ts';
import type { FilterColumn } from '../model/operation.ts';
import { columnsInText } from './filters.ts';

export interface Statement {
  readonly kind: OperationKind;
  readonly table: string | undefined;
  /** 'all' for `select *`. */
  readonly columns: 'all' | readonly string[] | undefined;
  readonly filter: readonly FilterColumn[];
  /** A number where it is written, true where a limit is given some other way. */
  readonly limit: number | true | undefined;
  readonly isAggregate: boolean;
  readonly returnsRows: boolean;
}

const VERBS: Readonly<Record<string, OperationKind>> = { select: 'read', with: 'read', insert: 'insert', update: 'update', delete: 'delete', merge: 'upsert' };

/** Undefined for what is no statement of data: DDL, `set`, `begin`. Holes stand as `?`. */
export function statementIn(text: string): Statement | undefined {
  const sql = text.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ').trim();
  const verb = /^\(*\s*(\w+)/.exec(sql)?.[1]?.toLowerCase() ?? '';
  const main = verb === 'with' ? (/\)\s*(select|insert|update|delete)\b/i.exec(sql)?.[1]?.toLowerCase() ?? 'select') : verb;
  const kind = VERBS[main];
  if (!kind) return undefined;
  const table = /\b(?:from|into|update|join)\s+(?:only\s+)?(?:["`\w]+\.)?["`]?(\w+)["`]?/i.exec(sql.replace(/\bextract\s*\([^)]*\)/gi, ''))?.[1];
  const list = /^\s*select\s+(?:distinct\s+(?:on\s*\([^)]*\)\s*)?)?([\s\S]*?)\bfrom\b/i.exec(sql)?.[1]?.trim();
  const where = /\bwhere\b([\s\S]*?)(?:\bgroup\s+by\b|\border\s+by\b|\blimit\b|\breturning\b|$)/i.exec(sql)?.[1] ?? '';
  const limit = /\blimit\s+(\S+)/i.exec(sql)?.[1] ?? /\bfetch\s+(?:first|next)\s+(\S+)\s+rows?/i.exec(sql)?.[1] ?? /^\s*select\s+top\s*\(?(\d+)/i.exec(sql)?.[1];
  return {
    kind,
    table,
    columns: list === undefined ? undefined : /^(\w+\.)?\*/.test(list) ? 'all' : list.split(',').map((column) => column.trim()),
    filter: columnsInText(where),
    limit: limit === undefined ? undefined : /^\d+/.test(limit) ? Number.parseInt(limit, 10) : true,
    isAggregate: list !== undefined && /^\s*(count|sum|avg|min|max|exists|bool_or|bool_and)\s*\(/i.test(list) && !/\bgroup\s+by\b/i.test(sql),
    returnsRows: kind === 'read' || /\breturning\b/i.test(sql),
  };
}
