/** Raw SQL as a call is given it: the text with its holes, and what stands for its parameters. */

import type { Gives, Meaning } from '../contract/library.ts';
import type { CallExpression, Expression, TextExpression } from '../model/expression.ts';
import { functionWith } from '../model/functions.ts';
import type { Operation } from '../model/operation.ts';
import { returnedIn } from '../model/walk.ts';
import { siteOf } from './calls.ts';
import { type Condition, NO_CONDITION } from './filters.ts';
import { givenAt, listOf } from './given.ts';
import { isParameter, MOST_NAMES, onlyValue, type Scope } from './scope.ts';
import { type Statement, statementIn } from './sql/statement.ts';
import { HOLE, holeBefore, type Token } from './sql/tokens.ts';

export interface SqlText {
  readonly text: string;
  readonly holes: readonly Expression[];
}

export interface AskedSql extends SqlText {
  readonly statement: Statement | undefined;
  readonly call: CallExpression;
}

/** Undefined where the text comes from elsewhere. */
export function sqlOf(call: CallExpression, meaning: Meaning, scope: Scope): AskedSql | undefined {
  for (const locator of listOf(meaning.sql)) {
    const given = givenAt(call, locator, meaning.options ?? 0, scope);
    const found = given.state === 'given' ? textIn(given.expression, scope, 0, call.form === 'tag') : undefined;
    if (found) return { ...found, statement: statementIn(found.text), call };
  }
  return undefined;
}

/** A text with its holes: a literal, a template, a sum of texts, a tagged template (`sql\`…\``), or a name for one of these. */
export function textIn(expression: Expression, scope: Scope, depth = 0, isTagged = false): SqlText | undefined {
  if (depth > MOST_NAMES) return undefined;
  switch (expression.kind) {
    case 'text':
      return withFragments(expression, isTagged, scope, depth);
    case 'operator': {
      if (expression.operator !== '+') return undefined;
      const parts = expression.operands.map((operand) => textIn(operand, scope, depth + 1) ?? { text: HOLE, holes: [operand] });
      return parts.some(({ text }) => text !== HOLE)
        ? { text: parts.map(({ text }) => text).join(''), holes: parts.flatMap(({ holes }) => holes) }
        : undefined;
    }
    case 'call': {
      const [first] = expression.arguments;
      if (expression.form === 'tag' && first) return textIn(first, scope, depth + 1, true);
      // `sql.raw('…')`, `Prisma.sql\`…\``, `text.trim()`
      if (expression.callee.kind === 'member' && /^(trim|trimStart|trimEnd)$/.test(expression.callee.name))
        return textIn(expression.callee.object, scope, depth + 1);
      return first && first.kind === 'text' && /^(raw|sql|unsafe|literal|text)$/i.test(lastName(expression.callee))
        ? textIn(first, scope, depth + 1)
        : textMadeBy(expression, scope, depth);
    }
    case 'name':
    case 'member': {
      const value = onlyValue(expression, scope);
      if (value) return textIn(value, scope, depth + 1);
      if (isParameter(expression, scope)) return undefined;
      const origin = scope.linking.value(scope.module.path, expression);
      return origin.kind === 'literal' && typeof origin.value === 'string' ? { text: origin.value, holes: [] } : undefined;
    }
    default:
      return undefined;
  }
}

/** What a function of the workspace puts together; what it leaves open depends on what it is called with. */
function textMadeBy(call: CallExpression, { linking, module }: Scope, depth: number): SqlText | undefined {
  const [target, ...others] = call.form === 'call' ? linking.calleesOf(siteOf(call, module.path)) : [];
  const made = target && !others.length ? linking.modules.module(target.file) : undefined;
  const node = target && functionWith(made, target.function);
  const [only, ...more] = node && !node.isAsync ? returnedIn(node) : [];
  if (!made || !only || more.length) return undefined;
  const found = textIn(only, { linking, module: made }, depth + 1);
  return found && { text: found.text, holes: found.holes.map(() => call) };
}

/** Puts in what is text itself: a fragment that a tag or a call made; without a tag, a text that has a name. */
function withFragments({ parts, holes }: TextExpression, isTagged: boolean, scope: Scope, depth: number): SqlText {
  const [begin = '', ...rest] = parts;
  let text = begin;
  const left: Expression[] = [];
  for (const [index, hole] of holes.entries()) {
    const value = onlyValue(hole, scope) ?? hole;
    const isText = value.kind === 'call' || (value.kind === 'text' && !isTagged);
    const fragment = isText ? textIn(value, scope, depth + 1) : isTagged ? undefined : constantText(hole, scope);
    text += `${fragment?.text ?? HOLE}${rest[index] ?? ''}`;
    left.push(...(fragment?.holes ?? [hole]));
  }
  return { text, holes: left };
}

/** `${TABLES.users}` */
function constantText(hole: Expression, { linking, module }: Scope): SqlText | undefined {
  const origin = hole.kind === 'member' || hole.kind === 'name' ? linking.value(module.path, hole) : undefined;
  return origin?.kind === 'literal' && typeof origin.value === 'string' ? { text: origin.value, holes: [] } : undefined;
}

function lastName(callee: Expression): string {
  return callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
}

/** What a statement asks for, whoever sends it; `gives` is what the call takes that does. */
export function askedByStatement(
  statement: Statement,
  gives: Gives | undefined,
): Pick<Operation, 'kind' | 'gives' | 'target' | 'columns' | 'order'> {
  return {
    kind: statement.kind,
    gives: statement.isAggregate ? 'count' : !statement.givesRows ? 'nothing' : statement.isOfNoTable || gives === 'one' ? 'one' : 'many',
    // A table whose name is put in is not known here.
    target: statement.table?.includes(HOLE) ? undefined : statement.table,
    columns: statement.columns,
    order: statement.order,
  };
}

export function conditionOf({ statement, holes, call }: AskedSql): Condition {
  if (!statement) return NO_CONDITION;
  const columns = statement.filter.map(({ name, comparison, value, isBinding }) => ({
    name,
    comparison,
    value: value && valueOfToken(value, statement, holes, call),
    isBinding,
  }));
  return { isKnown: !statement.hasHoleInFilter, columns };
}

/** What a hole or a parameter stands for. */
export function valueOfToken(
  token: Token,
  { tokens }: Statement,
  holes: readonly Expression[],
  call: CallExpression,
): Expression | undefined {
  if (token.kind === 'hole') return holes[holeBefore(token, tokens)];
  if (token.kind !== 'parameter') return undefined;
  const [first, second] = call.arguments;
  const given = first?.kind === 'object' ? first.entries.find(({ name }) => name === 'values' || name === 'args')?.value : second;
  const named = token.text.replace(/^\W+|\W+$/g, '');
  if (given?.kind === 'array') {
    const position = /^\d+$/.test(named)
      ? Number(named) - 1
      : tokens.filter(({ kind, text }) => kind === 'parameter' && text === '?').indexOf(token);
    return given.elements[position];
  }
  if (given?.kind !== 'object') return undefined;
  const values = given.entries.find(({ name }) => name === 'replacements' || name === 'bind')?.value;
  const from = values?.kind === 'object' ? values : given;
  return from.entries.find(({ name }) => name === named)?.value;
}
