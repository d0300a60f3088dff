/** What a call is given at a place that a table names: present, absent, or not to be told because it comes from elsewhere. */
import type { ArgumentLocator, Locator } from '../contract/library.ts';
import { optionsOf } from '../link/combine.ts';
import type { CallExpression, Expression } from '../model/expression.ts';
import { bindingOf, changesOf, isParameter, MOST_NAMES, onlyValue, type Scope } from './scope.ts';

export type Given =
  | { readonly state: 'given'; readonly expression: Expression }
  | { readonly state: 'absent' }
  | { readonly state: 'unknown' };

export const ABSENT: Given = { state: 'absent' };
export const UNKNOWN: Given = { state: 'unknown' };

/** Where several places may give it, the first that does; unknown where one cannot be told. */
export function givenAt(call: CallExpression, locators: Locator | readonly Locator[] | undefined, options: number, scope: Scope): Given {
  let isUnknown = false;
  for (const locator of listOf(locators)) {
    const found = oneGiven(call, locator, options, scope);
    if (found.state === 'given') return found;
    isUnknown ||= found.state === 'unknown';
  }
  return isUnknown ? UNKNOWN : ABSENT;
}

export function listOf(locators: Locator | readonly Locator[] | undefined): readonly Locator[] {
  return locators === undefined ? [] : isList(locators) ? locators : [locators];
}

function isList(locators: Locator | readonly Locator[]): locators is readonly Locator[] {
  return Array.isArray(locators);
}

function oneGiven(call: CallExpression, locator: Locator, options: number, scope: Scope): Given {
  const { argument, option }: ArgumentLocator = typeof locator === 'string' ? { argument: options, option: locator } : locator;
  const spread = call.arguments.findIndex(({ kind }) => kind === 'spread');
  if (spread >= 0 && (argument < 0 || argument >= spread)) return UNKNOWN;
  const found = call.arguments.at(argument);
  if (!found) return ABSENT;
  return option === undefined ? { state: 'given', expression: found } : optionGiven(found, option.split('.'), scope);
}

/** Looks an option up through names, spreads and alternatives. */
export function optionGiven(object: Expression, path: readonly string[], scope: Scope, depth = 0): Given {
  const [name, ...rest] = path;
  if (name === undefined) return { state: 'given', expression: object };
  if (depth > MOST_NAMES) return UNKNOWN;
  const deeper = (inner: Expression, from = path) => optionGiven(inner, from, scope, depth + 1);
  switch (object.kind) {
    case 'object': {
      for (const entry of object.entries.toReversed()) {
        if (entry.isSpread) {
          const inside = deeper(entry.value);
          if (inside.state !== 'absent') return inside;
        } else if (entry.name === name) return isNothing(entry.value) ? ABSENT : deeper(entry.value, rest);
        else if (entry.name === undefined) return UNKNOWN;
      }
      return ABSENT;
    }
    case 'choice': {
      // `...(isPaged && { take })`: the alternative that gives nothing does not count against the other.
      const options = object.operator === '&&' ? object.options.slice(-1) : object.options;
      const found = options.filter((option) => !isNothing(option)).map((option) => deeper(option));
      return found.find(({ state }) => state === 'given') ?? found.find(({ state }) => state === 'unknown') ?? ABSENT;
    }
    case 'name': {
      const value = onlyValue(object, scope);
      const change = changesOf(object.binding, scope).find((one) => one.name === name);
      if (change?.values[0]) return deeper(change.values[0], rest);
      if (value?.kind === 'array') return inAnyOf([...value.elements, ...pushedTo(object.binding, scope)], deeper);
      return value ? deeper(value) : constantOption(object, path, scope);
    }
    // A list of objects, as the stages of a pipeline are: the last of them that has it.
    case 'array':
      return inAnyOf(object.elements, deeper);
    case 'literal':
    case 'text':
    case 'function':
      return ABSENT;
    default:
      return constantOption(object, path, scope);
  }
}

function inAnyOf(elements: readonly Expression[], look: (element: Expression) => Given): Given {
  const found = elements.map((element) => (element.kind === 'spread' ? look(element.value) : look(element)));
  return found.findLast(({ state }) => state === 'given') ?? found.find(({ state }) => state === 'unknown') ?? ABSENT;
}

function pushedTo(binding: number, scope: Scope): readonly Expression[] {
  return changesOf(binding, scope).flatMap(({ name, values }) => (name === undefined ? values : []));
}

/** An object that another file declares says what it has; its expressions belong to that file, so only literals are taken over. */
function constantOption(object: Expression, path: readonly string[], scope: Scope): Given {
  if (isParameter(object, scope)) return UNKNOWN;
  const { linking, module } = scope;
  let origin = linking.value(module.path, object);
  if (origin.kind !== 'object') return UNKNOWN;
  for (const name of path) origin = linking.member(origin, name);
  if (origin.kind !== 'literal') return UNKNOWN;
  const { value } = origin;
  const span = { start: object.start, end: object.end };
  return {
    state: 'given',
    expression: typeof value === 'string' ? { kind: 'text', parts: [value], holes: [], ...span } : { kind: 'literal', value, ...span },
  };
}

export function isNothing(expression: Expression): boolean {
  return expression.kind === 'literal' && (expression.value === undefined || expression.value === null || expression.value === false);
}

/** A number that is written down: a literal, arithmetic on literals, a constant of the workspace. */
export function numberIn(expression: Expression, scope: Scope, depth = 0): number | undefined {
  if (depth > MOST_NAMES) return undefined;
  if (expression.kind === 'literal') return typeof expression.value === 'number' ? expression.value : undefined;
  if (expression.kind === 'operator') {
    const [left, right] = expression.operands.map((operand) => numberIn(operand, scope, depth + 1));
    if (left === undefined) return undefined;
    if (right === undefined) return expression.operator === '-' && expression.operands.length === 1 ? -left : undefined;
    if (expression.operator === '*') return left * right;
    if (expression.operator === '+') return left + right;
    return expression.operator === '-' ? left - right : undefined;
  }
  if (expression.kind === 'name' && expression.name === 'Infinity' && expression.binding < 0) return Number.POSITIVE_INFINITY;
  if (expression.kind !== 'name' && expression.kind !== 'member') return undefined;
  const value = onlyValue(expression, scope);
  if (value) return numberIn(value, scope, depth + 1);
  if (isParameter(expression, scope) || isSetAnew(expression, scope)) return undefined;
  for (const origin of optionsOf(scope.linking.value(scope.module.path, expression)))
    if (origin.kind === 'literal' && typeof origin.value === 'number') return origin.value;
  return undefined;
}

/** `let limit = 0; if (isPaged) limit = size;`: of what it may be, what cannot be told is not among the values that can. */
function isSetAnew(expression: Expression, scope: Scope): boolean {
  return (bindingOf(expression, scope)?.definitions.length ?? 0) > 1;
}
