/** The reader of SQL against a full grammar: over the same statements both must say the same. */
import { cstVisitor, type Node, parse, VisitorAction } from 'sql-parser-cst';
import { describe, expect, test } from 'vitest';
import { statementIn } from './statement.ts';
import { HOLE } from './tokens.ts';

const STATEMENTS = [
  'SELECT * FROM users',
  'SELECT id, name FROM users WHERE id = $1',
  'SELECT u.id, u.name AS title FROM users u WHERE u.email = $1 AND u.age > 3 LIMIT 10',
  'SELECT DISTINCT status FROM orders WHERE status IN ($1, $2) ORDER BY created_at DESC LIMIT 5 OFFSET 10',
  'SELECT count(*) FROM orders WHERE user_id = $1 OR status = $2',
  'SELECT o.id FROM public.orders AS o JOIN users u ON u.id = o.user_id WHERE o.total BETWEEN 1 AND 5 AND u.name LIKE $1',
  'SELECT "userId", max(total) FROM "Orders" WHERE "deletedAt" IS NULL GROUP BY "userId" HAVING max(total) > 3 ORDER BY 2 LIMIT 3',
  'SELECT id FROM orders WHERE (status = $1 AND total >= 3) AND NOT archived = true',
  'SELECT id FROM orders WHERE lower(email) = $1 AND id = ANY($2)',
  'SELECT id FROM orders WHERE EXISTS (SELECT 1 FROM users WHERE users.id = orders.user_id) LIMIT 1',
  'SELECT id FROM orders WHERE user_id IN (SELECT id FROM users WHERE age > 3) AND status = $1',
  "SELECT id FROM orders WHERE note = 'a -- b; LIMIT 3' -- LIMIT 4\n AND total = 1",
  'SELECT id FROM orders WHERE created_at::date = $1 AND status <> $2 FETCH FIRST 3 ROWS ONLY',
  'INSERT INTO users (a, b) VALUES ($1, $2) RETURNING id',
  'INSERT INTO users (a, b) VALUES ($1, $2), ($3, $4) ON CONFLICT (a) DO UPDATE SET b = 3',
  'UPDATE users SET name = $1, age = 3 WHERE id = $2 AND email = $3',
  'UPDATE orders SET total = 3 FROM users WHERE orders.status = $1 RETURNING *',
  'DELETE FROM orders WHERE id IN ($1, $2)',
  'DELETE FROM orders WHERE created_at < now()',
];

interface Said {
  readonly verb: string;
  readonly table: string | undefined;
  readonly columns: readonly string[];
  readonly hasLimit: boolean;
}

describe('a statement is read as the grammar reads it', () => {
  test.each(STATEMENTS)('%s', (text) => {
    const statement = statementIn(text);
    const verb = statement?.kind === 'read' ? 'select' : statement?.kind === 'upsert' ? 'insert' : statement?.kind;
    const columns = [...new Set(statement?.filter.map(({ name }) => name))].sort();
    expect({ verb, table: statement?.table, columns, hasLimit: statement?.limit !== undefined }).toEqual(byGrammar(text));
  });
});

test('kinds, groups and rows', () => {
  const said = (text: string) => {
    const { kind, isAggregate, givesRows, isBulk, columns } = statementIn(text) ?? {};
    return [kind, isAggregate && 'one row', givesRows && 'rows', isBulk && 'bulk', columns].filter(Boolean);
  };
  expect(said('select count(*) from a')).toEqual(['read', 'one row', 'rows']);
  expect(said('select b, count(*) from a group by b')).toEqual(['read', 'rows', ['b']]);
  expect(said('insert into a (b) values (1), (2)')).toEqual(['insert', 'bulk']);
  expect(said('insert into a (b) values (1) on conflict do update set b = 2')).toEqual(['upsert']);
  expect(said('update a set b = 1 returning *')).toEqual(['update', 'rows', 'all']);
  expect(said('BEGIN')).toEqual(['transaction']);
  expect(said('create table a (b int)')).toEqual(['sql']);
  expect(statementIn('MAX(??)')).toBeUndefined();
});

/** The name of a query of the statement's own is no table; the grammar takes it for one. */
test.each([
  ['select 1', true],
  ['SELECT pg_try_advisory_lock($1) AS locked', true],
  ['select (select name from users limit 1)', true],
  ['select unnest($1::int[])', false],
  ['select 1 union select 2', false],
  ['select * from users', false],
  [`select name ${HOLE}`, false],
])('one row because no table is asked: %s', (text, isOfNoTable) => {
  expect(statementIn(text)?.isOfNoTable).toBe(isOfNoTable);
});

test('what a named query reads', () => {
  const read = (text: string) => {
    const { table, filter, limit } = statementIn(text) ?? {};
    return [table, filter?.map(({ name }) => name), limit?.text];
  };
  expect(read('WITH recent AS (SELECT id FROM orders WHERE total > 3 LIMIT 5) SELECT * FROM recent WHERE id = $1')).toEqual([
    'orders',
    ['id', 'total'],
    '5',
  ]);
  const tree = 'SELECT id FROM nodes WHERE id = $1 UNION SELECT n.id FROM nodes n JOIN tree ON n.parent_id = tree.id';
  expect(read(`WITH RECURSIVE tree (id) AS (${tree}) SELECT id FROM tree`)).toEqual(['nodes', [], undefined]);
  expect(statementIn(`WITH RECURSIVE tree (id) AS (${tree}) SELECT id FROM tree`)?.hasHoleInFilter).toBe(true);
  expect(read('WITH a AS (SELECT id FROM b), c AS MATERIALIZED (SELECT id FROM a) SELECT c.id FROM c')).toEqual(['b', [], undefined]);
  expect(read('WITH a AS (SELECT id FROM a) SELECT id FROM a')).toEqual(['a', [], undefined]);
  expect(read('SELECT EXISTS (SELECT 1 FROM users WHERE id = $1) AS present')).toEqual(['users', ['id'], undefined]);
});

/** What stands under an OR, a NOT or a function does not bind every row. */
test('binding conditions', () => {
  const binding = (where: string) =>
    statementIn(`select a from t where ${where}`)?.filter.map(
      ({ name, comparison, isBinding }) => `${name} ${comparison}${isBinding ? '' : ' loose'}`,
    );
  expect(binding('a = $1 and b in ($2)')).toEqual(['a equals', 'b in']);
  expect(binding('a = $1 or b = $2')).toEqual(['a equals loose', 'b equals loose']);
  expect(binding('a = $1 and (b = $2 or c > 3)')).toEqual(['a equals', 'b equals loose', 'c range loose']);
  expect(binding('not (a = $1)')).toEqual(['a equals loose']);
  expect(binding('lower(a) = $1')).toEqual(['a other loose']);
  expect(binding('order.a = :a and b in (:...ids)')).toEqual(['a equals', 'b in']);
});

function byGrammar(text: string): Said {
  const cst = parse(text, { dialect: 'postgresql', paramTypes: ['$nr'] });
  const statement = cst.statements[0] as Node & { clauses?: Node[] };
  const clauses = statement.clauses ?? [];
  const verb = /^(select|insert|update|delete)/.exec(statement.type)?.[1] ?? statement.type;
  const from = clauses.find(({ type }) => type === 'from_clause');
  const source = verb === 'select' ? from : clauses.find(({ type }) => type === `${verb}_clause`);
  const where = clauses.find(({ type }) => type === 'where_clause');
  const columns = new Set<string>();
  if (where) collect(where, columns);
  const aliases = tablesIn(source ?? statement);
  const own = [...columns].flatMap((column) => {
    const [qualifier, name] = column.includes('.') ? column.split('.') : [undefined, column];
    return qualifier === undefined || aliases.main.includes(qualifier) || !aliases.isJoined ? [name ?? ''] : [];
  });
  return {
    verb,
    table: aliases.main[0],
    columns: [...new Set(own)].sort(),
    hasLimit: clauses.some(({ type }) => type === 'limit_clause' || type === 'fetch_clause'),
  };
}

/** Columns that are compared, with their qualifiers; sub-queries have columns of their own. */
function collect(node: Node, into: Set<string>): void {
  const operands = (one: Node): Node[] => ('left' in one ? [(one as { left: Node }).left] : []);
  cstVisitor({
    binary_expr: (one) => {
      const operator =
        typeof one.operator === 'object' && 'text' in one.operator
          ? one.operator.text
          : Array.isArray(one.operator)
            ? 'IS'
            : String(one.operator);
      if (!/^(and|or)$/i.test(operator)) for (const operand of operands(one)) columnIn(operand, into);
      else {
        visitInner(one.left, into);
        visitInner(one.right, into);
      }
    },
    between_expr: (one) => columnIn(one.left, into),
    postfix_op_expr: (one) => columnIn(one.expr, into),
    select_stmt: () => VisitorAction.SKIP,
  })(node);
}

function visitInner(node: Node, into: Set<string>): void {
  collect(node, into);
}

function columnIn(node: Node, into: Set<string>): void {
  if (node.type === 'identifier') into.add(node.name);
  else if (node.type === 'member_expr' && node.property.type === 'identifier')
    into.add(`${node.object.type === 'identifier' ? node.object.name : '?'}.${node.property.name}`);
  else if (node.type === 'func_call') {
    for (const item of node.args?.expr.args.items ?? []) columnIn(item as Node, into);
  } else if (node.type === 'cast_operator_expr') columnIn(node.left, into);
}

/** The statement's own table under its names, and whether others are joined to it. */
function tablesIn(node: Node): { readonly main: readonly string[]; readonly isJoined: boolean } {
  const names: string[] = [];
  let isJoined = false;
  const first = (one: Node): void => {
    if (one.type === 'join_expr') {
      isJoined = true;
      first(one.left as Node);
    } else if (one.type === 'alias') {
      first(one.expr as Node);
      if (one.alias.type === 'identifier') names.push(one.alias.name);
    } else if (one.type === 'member_expr' && one.property.type === 'identifier') names.push(one.property.name);
    else if (one.type === 'identifier') names.push(one.name);
    else if (one.type === 'from_clause') first(one.expr as Node);
    else if (one.type === 'insert_clause') first(one.table as Node);
    else if (one.type === 'update_clause' || one.type === 'delete_clause') {
      for (const item of one.tables.items) first(item as Node);
    } else if ('table' in one) first((one as { table: Node }).table);
  };
  first(node);
  return { main: names, isJoined };
}

test('what a statement names and changes before it reads is a write', () => {
  const said = (sql: string) => {
    const { kind, table, isBulk, givesRows } = statementIn(sql) ?? {};
    return { kind, table, isBulk, givesRows };
  };
  const made = 'WITH seen AS (SELECT id FROM views), made AS (INSERT INTO totals (id) SELECT id FROM seen RETURNING id)';
  expect(said(`${made} SELECT count(*) FROM made`)).toEqual({ kind: 'insert', table: 'totals', isBulk: true, givesRows: true });
  const taken = 'WITH taken AS (DELETE FROM queue WHERE id = $1 RETURNING *)';
  expect(said(`${taken} SELECT * FROM taken`)).toEqual({ kind: 'delete', table: 'queue', isBulk: false, givesRows: true });
});
