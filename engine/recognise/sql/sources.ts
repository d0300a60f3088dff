/** Which table a statement is about, and what of its text speaks of that table. */
import type { SqlColumn } from './conditions.ts';
import { closing, isName, isSign, isWord, type Token } from './tokens.ts';

export interface Source {
  readonly table: string | undefined;
  readonly alias: string | undefined;
}

export function sourceOf(tokens: readonly Token[], hasColumns = false): Source {
  let at = isWord(tokens[0], 'only', 'lateral') || isWord(tokens[0], 'ignore') ? 1 : 0;
  if (isSign(tokens[at], '(')) {
    const end = closing(tokens, at);
    const alias = isWord(tokens[end], 'as') ? tokens[end + 1] : tokens[end];
    return { table: undefined, alias: isName(alias) ? alias.text : undefined };
  }
  let name = tokens[at];
  let schema = '';
  while (isSign(tokens[at + 1], '.') && tokens[at + 2]) {
    schema = isName(name) && CATALOGUE.test(name.text) ? `${name.text}.` : '';
    at += 2;
    name = tokens[at];
  }
  const isFunction = !hasColumns && isSign(tokens[at + 1], '(');
  const alias = isWord(tokens[at + 1], 'as') ? tokens[at + 2] : tokens[at + 1];
  return { table: isName(name) && !isFunction ? schema + name.text : undefined, alias: isName(alias) ? alias.text : undefined };
}

/** Where a database tells of itself. */
const CATALOGUE = /^(information_schema|pg_\w+|sqlite_\w+)$/i;

/** Columns of joined tables say nothing about the first. */
export function ofTable(columns: readonly SqlColumn[], { table, alias }: Source, from: readonly Token[]): readonly SqlColumn[] {
  const hasJoin = from.some((token) => isWord(token, 'join') || isSign(token, ','));
  return columns.filter((column) => column.table === undefined || !hasJoin || column.table === table || column.table === alias);
}

/** Tables of the workspace's own: neither what a query inside gives, nor a function, nor the database's catalogue. */
export function isOfTables(from: readonly Token[], whole: readonly Token[]): boolean {
  const { table } = sourceOf(from);
  if (table === undefined || from.some((token) => isName(token) && CATALOGUE.test(token.text))) return false;
  return !whole.some(
    (token, index) =>
      isName(token) &&
      token.text === table &&
      isWord(whole[index + 1], 'as') &&
      whole.slice(index + 2, index + 5).some((next) => isSign(next, '(')),
  );
}
