/**
 * What a statement of SQL says: its verb, its table, the columns it compares and gives back, its limit and order. It reads words, not
 * grammar: a full grammar costs milliseconds a statement, and an editor asks for every statement of a file at once. The tests hold it
 * against a full grammar.
 */
import type { OperationKind } from '../../contract/library.ts';
import { commonTables } from './common-tables.ts';
import { columnsCompared, type SqlColumn } from './conditions.ts';
import { isOfTables, ofTable, sourceOf } from './sources.ts';
import { closing, isName, isSign, isWord, split, type Token, tokensOf } from './tokens.ts';

export interface Statement {
  /** 'sql' for what moves no rows: DDL, settings. */
  readonly kind: OperationKind;
  /** Undefined where it is computed. */
  readonly table: string | undefined;
  /** 'all' for `*`; undefined where they cannot be told. */
  readonly columns: 'all' | readonly string[] | undefined;
  /** Whether `*` stands for the columns of a table, not for those that a query inside already chose. */
  readonly isStar: boolean;
  readonly filter: readonly SqlColumn[];
  readonly hasHoleInFilter: boolean;
  /** The token that says how many rows at most. */
  readonly limit: Token | undefined;
  /** The token that says how many rows to pass over. */
  readonly offset: Token | undefined;
  readonly order: readonly string[];
  /** Whether one row comes back however many there are: `count(*)` without groups. */
  readonly isAggregate: boolean;
  readonly isGrouped: boolean;
  /** Whether it asks no table, so that one row comes back: `select 1`, `select pg_advisory_lock($1)`. */
  readonly isOfNoTable: boolean;
  readonly givesRows: boolean;
  readonly isBulk: boolean;
  readonly tokens: readonly Token[];
}

/** @returns undefined when the text begins with no verb that is known */
export function statementIn(text: string): Statement | undefined {
  const all = tokensOf(text);
  const end = all.findIndex((token) => isSign(token, ';'));
  const tokens = end < 0 ? all : all.slice(0, end);
  return statementOf(tokens, tokens);
}

function statementOf(tokens: readonly Token[], whole: readonly Token[]): Statement | undefined {
  const [first] = tokens;
  if (isSign(first, '(')) return statementOf(tokens.slice(1, closing(tokens, 0) - 1), whole);
  if (isWord(first, 'with')) return withTables(tokens, whole);
  if (isWord(first, 'select')) return selected(tokens, whole);
  if (isWord(first, 'insert', 'replace')) return inserted(tokens, whole);
  if (isWord(first, 'update')) return changed('update', tokens, 1, whole);
  if (isWord(first, 'delete')) return changed('delete', tokens, isWord(tokens[1], 'from') ? 2 : 1, whole);
  if (isWord(first, 'merge')) return changed('upsert', tokens, isWord(tokens[1], 'into') ? 2 : 1, whole);
  if (isWord(first, 'truncate')) return changed('delete', tokens, isWord(tokens[1], 'table') ? 2 : 1, whole);
  if (isWord(first, 'begin', 'start')) return { ...nothing(whole), kind: 'transaction' };
  return first?.kind === 'word' &&
    /^(create|alter|drop|commit|rollback|set|lock|savepoint|release|analyze|vacuum|notify|listen|refresh|call|explain|pragma|show)$/i.test(
      first.text,
    )
    ? nothing(whole)
    : undefined;
}

function nothing(tokens: readonly Token[]): Statement {
  return {
    kind: 'sql',
    table: undefined,
    columns: undefined,
    isStar: false,
    filter: [],
    hasHoleInFilter: false,
    limit: undefined,
    offset: undefined,
    order: [],
    isAggregate: false,
    isGrouped: false,
    isOfNoTable: false,
    givesRows: false,
    isBulk: false,
    tokens,
  };
}

/** A name that the statement gives to a query of its own stands for what that query reads. */
function withTables(tokens: readonly Token[], whole: readonly Token[]): Statement | undefined {
  const { bodies, main } = commonTables(tokens);
  const statement = statementOf(tokens.slice(main), whole);
  const seen = new Set<string>();
  let { table, filter, limit, hasHoleInFilter } = statement ?? nothing(whole);
  for (let body = bodies.get(table ?? ''); statement && table && body && !seen.has(table); body = bodies.get(table ?? '')) {
    seen.add(table);
    const read = statementOf(body, whole);
    table = read?.table;
    filter = [...filter, ...(read?.filter ?? [])];
    limit ??= read?.limit;
    hasHoleInFilter ||= read?.hasHoleInFilter ?? false;
  }
  // `with made as (insert into … returning id) select count(*) from made` writes.
  const write = statement?.kind === 'read' ? [...bodies.values()].map((body) => statementOf(body, whole)).find(isWrite) : undefined;
  return statement && { ...statement, table, filter, limit, hasHoleInFilter, ...(write && writtenBy(write)) };
}

const writtenBy = ({ kind, table, filter, isBulk }: Statement) => ({ kind, table, filter, isBulk });
const isWrite = (one: Statement | undefined) => one !== undefined && one.kind !== 'read' && one.kind !== 'sql';

const CLAUSES = [
  'from',
  'where',
  'group',
  'having',
  'window',
  'order',
  'limit',
  'offset',
  'fetch',
  'for',
  'union',
  'intersect',
  'except',
  'returning',
  'set',
  'values',
  'using',
  'on',
  'do',
];

/** The tokens of each clause, by the word that opens it; the first of each word counts. */
function clausesOf(tokens: readonly Token[], words: readonly string[]): ReadonlyMap<string, readonly Token[]> {
  const found = new Map<string, Token[]>();
  let depth = 0;
  let current: Token[] | undefined;
  for (const token of tokens) {
    if (isSign(token, '(')) depth += 1;
    else if (isSign(token, ')')) depth -= 1;
    if (depth === 0 && token.kind === 'word' && words.includes(token.text)) {
      current = [];
      if (!found.has(token.text)) found.set(token.text, current);
      continue;
    }
    current?.push(token);
  }
  return found;
}

const SELECT_CLAUSES = CLAUSES.filter((word) => !['on', 'set', 'values', 'using', 'do'].includes(word));

function selected(tokens: readonly Token[], whole: readonly Token[]): Statement {
  const clauses = clausesOf([{ kind: 'word', text: 'select-list' }, ...tokens.slice(1)], ['select-list', ...SELECT_CLAUSES]);
  let list = clauses.get('select-list') ?? [];
  if (isWord(list[0], 'distinct', 'all')) list = isWord(list[1], 'on') ? list.slice(closing(list, 2)) : list.slice(1);
  const top = isWord(list[0], 'top') ? list[isSign(list[1], '(') ? 2 : 1] : undefined;
  const from = clauses.get('from') ?? [];
  const items = split(top ? list.slice(2) : list, (token) => isSign(token, ','));
  // `select exists (select … from users)` asks of users.
  const nested = clauses.has('from') ? (isSign(from[0], '(') ? 0 : -1) : list.findIndex((token) => isSign(token, '('));
  const within = clauses.has('from') ? from : list;
  const isAsked = nested >= 0 && (within === from || isWord(within[nested + 1], 'select'));
  const inner = isAsked ? statementOf(within.slice(nested + 1, closing(within, nested) - 1), whole) : undefined;
  const source = sourceOf(from);
  const where = clauses.get('where') ?? [];
  const isUnion = clauses.has('union') || clauses.has('intersect') || clauses.has('except');
  const isGrouped = clauses.has('group');
  const isAggregate = !isGrouped && items.length > 0 && items.every(isAggregateItem);
  const limit = clauses.get('limit') ?? fetched(clauses.get('fetch')) ?? (top && [top]);
  return {
    kind: 'read',
    table: inner?.table ?? source.table,
    columns: isAggregate ? undefined : columnsIn(items),
    isStar: !isAggregate && columnsIn(items) === 'all' && isOfTables(from, whole),
    filter: isUnion ? [] : [...ofTable(columnsCompared(where), source, from), ...(inner?.filter ?? [])],
    // What several queries are asked by is not told apart.
    hasHoleInFilter: (isUnion && clauses.has('where')) || hasLooseHole(where) || hasOpenClause(tokens) || (inner?.hasHoleInFilter ?? false),
    limit: limitIn(limit) ?? inner?.limit,
    offset: (isSign(limit?.[1], ',') ? limit?.[0] : clauses.get('offset')?.[0]) ?? inner?.offset,
    order: split(clauses.get('order')?.slice(1) ?? [], (token) => isSign(token, ',')).flatMap(([column, dot, next]) =>
      isName(column) ? [isSign(dot, '.') && next ? next.text : column.text] : [],
    ),
    isAggregate,
    isGrouped,
    isOfNoTable: !clauses.has('from') && !isUnion && !hasOpenClause(tokens) && !list.some(givesManyRows),
    givesRows: true,
    isBulk: false,
    tokens: whole,
  };
}

/** MySQL's `LIMIT offset, rows` gives the rows last. */
function limitIn(limit: readonly Token[] | undefined): Token | undefined {
  return isSign(limit?.[1], ',') ? limit?.[2] : isWord(limit?.[0], 'all') ? undefined : limit?.[0];
}

function fetched(clause: readonly Token[] | undefined): readonly Token[] | undefined {
  return isWord(clause?.[0], 'first', 'next')
    ? isWord(clause?.[1], 'row')
      ? [{ kind: 'number', text: '1' }]
      : clause?.slice(1)
    : undefined;
}

function isAggregateItem(item: readonly Token[]): boolean {
  const [name, open] = item;
  return (
    name !== undefined &&
    isSign(open, '(') &&
    /^(count|sum|avg|min|max|exists|bool_or|bool_and|array_agg|json_agg|jsonb_agg|string_agg|group_concat)$/i.test(name.text) &&
    !item.some((token) => isWord(token, 'over'))
  );
}

/** Functions of which each call gives a row for every part of what it is given. */
function givesManyRows({ kind, text }: Token): boolean {
  return (
    kind === 'word' &&
    /^(generate_(series|subscripts)|unnest|regexp_(matches|split_to_table)|string_to_table|jsonb?_(\w+_)?(elements|each|keys|recordset)(_text)?)$/i.test(
      text,
    )
  );
}

/** The names by which what is selected comes back. */
function columnsIn(items: readonly (readonly Token[])[]): Statement['columns'] {
  const names: string[] = [];
  for (const item of items) {
    const last = item.at(-1);
    if (isSign(last, '*') && (item.length === 1 || isSign(item.at(-2), '.'))) return 'all';
    if (!last || item.some(({ kind }) => kind === 'hole')) return undefined;
    if (isName(last)) names.push(last.text);
  }
  return names;
}

/** A hole that stands for a whole condition, or for the column that is compared: `where ${filters}`, `where ${column} = 1`. */
function hasLooseHole(where: readonly Token[]): boolean {
  return where.some((token, index) => {
    if (token.kind !== 'hole') return false;
    const [before, after] = [where[index - 1], where[index + 1]];
    const begins =
      before === undefined ||
      isWord(before, 'and', 'or', 'not') ||
      (isSign(before, '(') && !isWord(where[index - 2], 'in', 'any') && !isName(where[index - 2]));
    // A column whose name is put in may be the key.
    const isColumn = isWord(after, 'in') || isSign(after, '=');
    return begins && (isColumn || after === undefined || isWord(after, 'and', 'or') || isSign(after, ')') || after.kind === 'hole');
  });
}

/** A hole behind what is complete without it: `from users ${page}` may be any clause. */
function hasOpenClause(tokens: readonly Token[]): boolean {
  let depth = 0;
  return tokens.some((token, index) => {
    if (isSign(token, '(')) depth += 1;
    else if (isSign(token, ')')) depth -= 1;
    const before = tokens[index - 1];
    return (
      token.kind === 'hole' &&
      depth === 0 &&
      before !== undefined &&
      (/^(text|number|parameter|hole)$/.test(before.kind) || isSign(before, ')') || isName(before))
    );
  });
}

function inserted(tokens: readonly Token[], whole: readonly Token[]): Statement {
  const into = tokens.findIndex((token) => isWord(token, 'into'));
  const rest = tokens.slice(into + 1);
  const clauses = clausesOf(rest, ['values', 'select', 'on', 'returning', 'set']);
  const isUpsert = isWord(tokens[0], 'replace') || (clauses.get('on')?.some((token) => isWord(token, 'update')) ?? false);
  const rows = split(clauses.get('values') ?? [], (token) => isSign(token, ',')).length;
  const returning = clauses.get('returning');
  return {
    ...nothing(whole),
    kind: isUpsert ? 'upsert' : 'insert',
    table: sourceOf(rest, true).table,
    columns: returning && columnsIn(split(returning, (token) => isSign(token, ','))),
    givesRows: returning !== undefined,
    isBulk: rows > 1 || clauses.has('select') || rest.some((token, index) => isWord(token, 'values') && rest[index + 1]?.kind === 'hole'),
  };
}

function changed(kind: 'update' | 'delete' | 'upsert', tokens: readonly Token[], at: number, whole: readonly Token[]): Statement {
  const rest = tokens.slice(at);
  const clauses = clausesOf(rest, ['set', 'from', 'using', 'where', 'returning', 'order', 'limit']);
  const source = sourceOf(rest);
  const where = clauses.get('where') ?? [];
  const returning = clauses.get('returning');
  return {
    ...nothing(whole),
    kind,
    table: source.table,
    columns: returning && columnsIn(split(returning, (token) => isSign(token, ','))),
    filter: ofTable(columnsCompared(where), source, [...(clauses.get('from') ?? []), ...(clauses.get('using') ?? [])]),
    hasHoleInFilter: hasLooseHole(where),
    limit: limitIn(clauses.get('limit')),
    givesRows: returning !== undefined,
  };
}
