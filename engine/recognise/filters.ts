/**
 * Which columns a condition compares, and how, whatever form a library gives conditions: objects, builder arguments, calls, SQL text.
 * The words of comparisons (`in`, `$gte`, `Op.like`, `contains`) are those that libraries share.
 */

import type { Comparison, Meaning } from '../contract/library.ts';
import type { CallExpression, Expression, ObjectEntry } from '../model/expression.ts';
import { functionWith } from '../model/functions.ts';
import type { FilterColumn } from '../model/operation.ts';
import { isNothing } from './given.ts';
import { changesOf, MOST_NAMES, meaningAt, onlyValue, type Scope } from './scope.ts';
import { columnsCompared } from './sql/conditions.ts';
import { HOLE, holeBefore, tokensOf } from './sql/tokens.ts';

export interface Condition {
  readonly isKnown: boolean;
  readonly columns: readonly ConditionColumn[];
}

export interface ConditionColumn extends FilterColumn {
  /** Whether every row satisfies it: it stands under no alternative. */
  readonly isBinding: boolean;
}

export const NO_CONDITION: Condition = { isKnown: true, columns: [] };
export const UNKNOWN_CONDITION: Condition = { isKnown: false, columns: [] };

const WORDS: Readonly<Record<string, Comparison>> = {
  ...words('equals', 'equals eq is = == === isnull'),
  ...words('in', 'in inarray any anyof oneof overlap'),
  ...words('range', 'gt gte lt lte between morethan lessthan morethanorequal lessthanorequal > < >= <='),
  ...words('like', 'like ilike contains startswith endswith regex search iregexp regexp substring'),
  ...words('other', 'ne neq not notin nin <> != has hassome hasevery isempty exists isnot isnotnull notinarray size elemmatch all mode'),
  ...words('all', 'and'),
  ...words('any', 'or nor'),
};

function words(comparison: Comparison, all: string): Readonly<Record<string, Comparison>> {
  return Object.fromEntries(all.split(' ').map((word) => [word, comparison]));
}

function comparisonNamed(word: string): Comparison | undefined {
  const bare = word.replace(/^\$/, '').toLowerCase();
  return Object.hasOwn(WORDS, bare) ? WORDS[bare] : undefined;
}

/** The condition that an expression stands for. */
export function conditionIn(expression: Expression, scope: Scope, depth = 0): Condition {
  if (depth > MOST_NAMES) return UNKNOWN_CONDITION;
  const inner = (one: Expression) => conditionIn(one, scope, depth + 1);
  switch (expression.kind) {
    case 'object':
      return allOf(expression.entries.map((entry) => ofEntry(entry, scope, depth)));
    case 'array':
      return expression.elements.length > 1 ? loosened(allOf(expression.elements.map(inner))) : allOf(expression.elements.map(inner));
    case 'text':
      return inText(expression.parts.join(HOLE), expression.holes);
    case 'call':
      return ofCall(expression, scope, depth);
    case 'function':
      return ofFunction(expression.key, scope, depth);
    case 'choice':
      return loosened(allOf(expression.options.filter((option) => !isNothing(option)).map(inner)));
    case 'spread':
      return inner(expression.value);
    case 'literal':
      return NO_CONDITION;
    case 'name': {
      const value = onlyValue(expression, scope);
      const changes = changesOf(expression.binding, scope);
      const known = value ? inner(value) : UNKNOWN_CONDITION;
      const added = changes.map(({ name, values }) =>
        name === undefined ? allOf(values.map(inner)) : compared(name, values[0], scope, depth),
      );
      return allOf([known, ...added.map(loosened)]);
    }
    default:
      return UNKNOWN_CONDITION;
  }
}

export function allOf(conditions: readonly Condition[]): Condition {
  if (conditions.length === 1) return conditions[0] as Condition;
  return { isKnown: conditions.every(({ isKnown }) => isKnown), columns: conditions.flatMap(({ columns }) => columns) };
}

/** What stands under an OR or an if: it may not hold. */
export function loosened({ isKnown, columns }: Condition): Condition {
  return { isKnown, columns: columns.map((column) => ({ ...column, isBinding: false })) };
}

function ofEntry(entry: ObjectEntry, scope: Scope, depth: number): Condition {
  const inner = () => conditionIn(entry.value, scope, depth + 1);
  if (entry.isSpread) return inner();
  const name = entry.name ?? (entry.key?.kind === 'member' || entry.key?.kind === 'name' ? entry.key.name : undefined);
  if (name === undefined) return UNKNOWN_CONDITION;
  const word = /^(AND|OR|NOT|\$\w+)$/.test(name) || entry.name === undefined ? comparisonNamed(name) : undefined;
  if (word === 'all')
    return entry.value.kind === 'array' ? allOf(entry.value.elements.map((element) => conditionIn(element, scope, depth + 1))) : inner();
  if (word !== undefined) return loosened(inner());
  // A computed name that is a variable's says nothing: `{ [field]: value }`.
  return entry.name === undefined ? UNKNOWN_CONDITION : compared(entry.name, entry.value, scope, depth);
}

/** `column: value`, where the value may be an operator's object, a comparison's call, a list, or a related row's own condition. */
function compared(name: string, value: Expression | undefined, scope: Scope, depth: number): Condition {
  const one = (comparison: FilterColumn['comparison'], of: Expression | undefined, isBinding = true): Condition => ({
    isKnown: true,
    columns: [{ name, comparison, value: of, isBinding }],
  });
  if (value === undefined) return one('other', undefined);
  if (value.kind === 'literal' && value.value === undefined) return NO_CONDITION;
  if (value.kind === 'array') return one('in', value);
  if (value.kind === 'choice') return loosened(compared(name, value.options[0], scope, depth));
  if (value.kind === 'call') {
    const how = meaningAt(value, scope)?.meaning.compares;
    if (how === 'not' || how === 'all' || how === 'any') return one('other', value);
    return how ? one(how, value.arguments[0]) : one('equals', value);
  }
  if (value.kind === 'name' && depth < MOST_NAMES) {
    const known = onlyValue(value, scope);
    return known?.kind === 'object' || known?.kind === 'array' ? compared(name, known, scope, depth + 1) : one('equals', value);
  }
  if (value.kind !== 'object') return one('equals', value);
  const named = value.entries.map((entry) => ({ entry, word: entry.name ?? (entry.key?.kind === 'member' ? entry.key.name : '') }));
  const operators = named.flatMap(({ entry, word }) => {
    const comparison = comparisonNamed(word);
    return comparison ? [{ comparison, value: entry.value }] : [];
  });
  const [first] = operators.filter(({ comparison }) => comparison !== 'other' || operators.length === 1);
  if (first && operators.length === named.length) {
    const isPlain = first.comparison !== 'all' && first.comparison !== 'any' && first.comparison !== 'not';
    return one(isPlain ? (first.comparison as FilterColumn['comparison']) : 'other', first.value);
  }
  // A key of several columns goes by their names: `userId_productId: { userId, productId }`.
  if (named.length > 1 && named.map(({ word }) => word).join('_') === name)
    return allOf(value.entries.map((entry) => ofEntry(entry, scope, depth + 1)));
  return one('other', value);
}

/** `eq(users.id, id)`, `and(…)`, `In(ids)` on its own, `eb('id', '=', id)`. */
function ofCall(call: CallExpression, scope: Scope, depth: number, outer?: string): Condition {
  const { callee } = call;
  const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
  const how = meaningAt(call, scope)?.meaning.compares ?? (outer !== undefined ? comparisonNamed(name) : undefined);
  const arms = () =>
    call.arguments
      .flatMap((given) => (given.kind === 'array' ? given.elements : [given]))
      .map((given) => (given.kind === 'call' ? ofCall(given, scope, depth + 1, outer) : conditionIn(given, scope, depth + 1)));
  if (how === 'all') return allOf(arms());
  if (how === 'any' || how === 'not') return loosened(allOf(arms()));
  if (how === undefined && call.form === 'tag' && call.arguments[0]?.kind === 'text')
    return inText(call.arguments[0].parts.join(HOLE), call.arguments[0].holes);
  if (how === undefined && outer !== undefined && call.arguments.length >= 2) return ofArguments(call.arguments, undefined, scope, depth);
  if (how === undefined) return UNKNOWN_CONDITION;
  const column = call.arguments[0] && columnNamed(call.arguments[0]);
  return column === undefined
    ? UNKNOWN_CONDITION
    : { isKnown: true, columns: [{ name: column, comparison: how, value: call.arguments[1], isBinding: true }] };
}

/** `(orders, { eq }) => eq(orders.id, id)`: a function that gives the condition, with the comparisons handed to it. */
function ofFunction(key: string, scope: Scope, depth: number): Condition {
  const node = functionWith(scope.module, key);
  const [step, ...others] = node?.body ?? [];
  if (step?.kind !== 'leave' || others.length || step.value?.kind !== 'call') return UNKNOWN_CONDITION;
  return ofCall(step.value, scope, depth + 1, key);
}

/** What a builder's step adds: `where('id', id)`, `where('age', '>', 3)`, `whereIn('id', ids)`, `where({ id })`, `where('u.id = :id', { id })`. */
export function conditionOfStep(given: readonly Expression[], meaning: Meaning, scope: Scope): Condition {
  const condition = ofArguments(given, meaning.compares, scope, 0);
  return meaning.compares === 'any' || meaning.compares === 'not' ? loosened(condition) : condition;
}

function ofArguments(given: readonly Expression[], how: Comparison | undefined, scope: Scope, depth: number): Condition {
  const [first, second, third] = given;
  if (!first) return NO_CONDITION;
  const text = first.kind === 'text' ? first.parts.join(HOLE) : undefined;
  const isFragment = text !== undefined && !/^[\w."`$]+$/.test(text);
  if (isFragment) return inText(text, first.kind === 'text' ? first.holes : [], second);
  if (second === undefined && (how === undefined || how === 'any') && text === undefined) return conditionIn(first, scope, depth + 1);
  const name = columnNamed(first);
  if (name === undefined)
    return conditionIn(first, scope, depth + 1).columns.length ? conditionIn(first, scope, depth + 1) : UNKNOWN_CONDITION;
  const column = (comparison: FilterColumn['comparison'], value: Expression | undefined): Condition => ({
    isKnown: true,
    columns: [{ name, comparison, value, isBinding: true }],
  });
  // A list that another query gives has no size.
  const isQuery = second?.kind === 'call' && meaningAt(second, scope)?.meaning.returns !== undefined;
  if (how !== undefined && how !== 'any' && how !== 'all' && how !== 'not') return column(isQuery ? 'other' : how, second);
  if (third === undefined) return column('equals', second);
  const word = second?.kind === 'text' ? comparisonNamed(second.parts.join('').trim()) : undefined;
  return column(word === undefined || word === 'all' || word === 'any' || word === 'not' ? 'other' : word, third);
}

/** `'users.id'`, `users.id`, `Order.status`: the last name is the column's. */
export function columnNamed(expression: Expression): string | undefined {
  if (expression.kind === 'text')
    return expression.parts.length === 1 ? expression.parts[0]?.split('.').at(-1)?.replace(/["`]/g, '').trim() : undefined;
  return expression.kind === 'member' ? expression.name : undefined;
}

/** A fragment of SQL with its holes, or with the named parameters that stand beside it. */
function inText(text: string, holes: readonly Expression[], parameters?: Expression): Condition {
  const tokens = tokensOf(text);
  const columns = columnsCompared(tokens).map(({ name, comparison, value, isBinding }): ConditionColumn => {
    const hole = value?.kind === 'hole' ? holes[holeBefore(value, tokens)] : undefined;
    const named =
      value?.kind === 'parameter' && parameters?.kind === 'object'
        ? parameters.entries.find((entry) => entry.name === value.text.replace(/^:(\.\.\.)?/, ''))?.value
        : undefined;
    return { name, comparison, value: hole ?? named, isBinding };
  });
  return { isKnown: columns.length > 0, columns };
}
