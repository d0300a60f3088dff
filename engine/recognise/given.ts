/** What a call is given at a place that a table names: present, absent, or not to be told because it comes from elsewhere. */
import type { ArgumentLocator, Locator } from '../contract/library.ts';
import type { CallExpression, Expression } from '../model/expression.ts';
import type { Module } from '../model/module.ts';

export type Given = { readonly state: 'given'; readonly expression: Expression } | { readonly state: 'absent' } | { readonly state: 'unknown' };

export const ABSENT: Given = { state: 'absent' };
export const UNKNOWN: Given = { state: 'unknown' };

/** Where several places may give it, the first that does; unknown where one cannot be told. */
export function givenAt(call: CallExpression, locators: Locator | readonly Locator[] | undefined, options: number, module: Module): Given {
  let isUnknown = false;
  for (const locator of locators === undefined ? [] : isList(locators) ? locators : [locators]) {
    const found = oneGiven(call, locator, options, module);
    if (found.state === 'given') return found;
    isUnknown ||= found.state === 'unknown';
  }
  return isUnknown ? UNKNOWN : ABSENT;
}

function isList(locators: Locator | readonly Locator[]): locators is readonly Locator[] {
  return Array.isArray(locators);
}

function oneGiven(call: CallExpression, locator: Locator, options: number, module: Module): Given {
  const { argument, option }: ArgumentLocator = typeof locator === 'string' ? { argument: options, option: locator } : locator;
  if (call.arguments.some(({ kind }) => kind === 'spread')) return UNKNOWN;
  const found = call.arguments.at(argument);
  if (!found || (argument >= 0 && argument >= call.arguments.length)) return ABSENT;
  if (option === undefined) return { state: 'given', expression: found };
  return optionGiven(found, option.split('.'), module, 0);
}

/** Looks an option up through names, spreads and alternatives. */
export function optionGiven(object: Expression, path: readonly string[], module: Module, depth: number): Given {
  const [name, ...rest] = path;
  if (name === undefined) return { state: 'given', expression: object };
  const literal = objectBehind(object, module, depth);
  if (literal === undefined) return UNKNOWN;
  if (literal.kind !== 'object') return literal.kind === 'choice' ? alternatives(literal.options, path, module, depth) : ABSENT;
  const entry = literal.entries.findLast((one) => one.name === name);
  if (entry) return isNothing(entry.value) ? ABSENT : rest.length ? optionGiven(entry.value, rest, module, depth + 1) : { state: 'given', expression: entry.value };
  for (const spread of literal.entries.filter(({ isSpread }) => isSpread)) {
    const inside = optionGiven(spread.value, path, module, depth + 1);
    if (inside.state !== 'absent') return inside;
  }
  return literal.entries.some((one) => one.name === undefined && !one.isSpread) ? UNKNOWN : ABSENT;
}

function alternatives(options: readonly Expression[], path: readonly string[], module: Module, depth: number): Given {
  const found = options.filter((option) => !isNothing(option)).map((option) => optionGiven(option, path, module, depth + 1));
  return found.find(({ state }) => state === 'given') ?? found.find(({ state }) => state === 'unknown') ?? ABSENT;
}

/** The object literal that an expression is or names; its alternatives; undefined when it comes from elsewhere. */
function objectBehind(expression: Expression, module: Module, depth: number): Expression | undefined {
  if (depth > 6) return undefined;
  switch (expression.kind) {
    case 'object':
    case 'literal':
    case 'text':
    case 'array':
    case 'function':
      return expression;
    case 'choice':
      return expression;
    case 'name': {
      const binding = module.bindings[expression.binding];
      const [definition, ...others] = binding?.definitions ?? [];
      if (!definition || others.length || definition.path.length || definition.source.kind !== 'value') return undefined;
      return objectBehind(definition.source.expression, module, depth + 1);
    }
    default:
      return undefined;
  }
}

function isNothing(expression: Expression): boolean {
  return expression.kind === 'literal' && (expression.value === undefined || expression.value === null || expression.value === false);
}

/** A number that is written down: a literal, a product of literals, or a constant of the file. */
export function numberIn(expression: Expression, module: Module, depth = 0): number | undefined {
  if (depth > 4) return undefined;
  if (expression.kind === 'literal') return typeof expression.value === 'number' ? expression.value : undefined;
  if (expression.kind === 'operator' && expression.operator === '*') {
    const factors = expression.operands.map((operand) => numberIn(operand, module, depth + 1));
    return factors.every((factor) => factor !== undefined) ? factors.reduce((product, factor) => product * factor, 1) : undefined;
  }
  if (expression.kind !== 'name') return undefined;
  const [definition, ...others] = module.bindings[expression.binding]?.definitions ?? [];
  return definition?.source.kind === 'value' && !others.length && !definition.path.length ? numberIn(definition.source.expression, module, depth + 1) : undefined;
}

/** A text as written, with `?` for its holes; through a constant of the file. */
export function textIn(expression: Expression, module: Module, depth = 0): string | undefined {
  if (expression.kind === 'text') return expression.parts.join('?');
  if (expression.kind === 'operator' && expression.operator === '+') {
    const parts = expression.operands.map((operand) => textIn(operand, module, depth + 1));
    return parts.some((part) => part !== undefined) ? parts.map((part) => part ?? '?').join('') : undefined;
  }
  if (expression.kind !== 'name' || depth > 4) return undefined;
  const [definition, ...others] = module.bindings[expression.binding]?.definitions ?? [];
  return definition?.source.kind === 'value' && !others.length && !definition.path.length ? textIn(definition.source.expression, module, depth + 1) : undefined;
}
