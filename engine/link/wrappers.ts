/**
 * Functions that go by the name of what is made around them: `const list = asyncHandler(async (request, response) => …)`. Whoever calls
 * `list` comes to what was wrapped, through the wrapper's own function where the workspace has it.
 */
import type { CallExpression, Expression, ObjectExpression } from '../model/expression.ts';
import { functionWith } from '../model/functions.ts';
import type { FunctionNode, Module } from '../model/module.ts';
import type { CallTarget } from '../model/operation.ts';
import type { FunctionOrigin, Origin } from '../model/origin.ts';
import { hasWithin } from '../model/walk.ts';
import { isOfFunctionForm, optionsOf } from './combine.ts';
import { definitionOf } from './definitions.ts';
import type { Linking } from './linking.ts';

/** Wrappers around wrappers further in than this are not looked through. */
const MOST_WRAPPERS = 4;
/** Of what these make, one call serves many. */
const GATHERS = /batch|loader/i;

/**
 * What a wrapper is given to run: a function that it is there for, or services that what it makes asks of:
 * `createListOrders({ findOrders, countOrders })`.
 */
export type Wrapped = 'function' | 'function or services';

/** `origin` is the expression's own. */
export function wrappedBehind(
  linking: Linking,
  file: string,
  expression: Expression,
  origin: Origin,
  wanted: Wrapped,
): readonly CallTarget[] {
  const isNested = (option: Origin) => option.kind === 'function' && isMadeInside(linking, option);
  const mayBeWrapper = optionsOf(origin).some((option) => isStranger(option) || isNested(option));
  if (!mayBeWrapper || (expression.kind !== 'call' && expression.kind !== 'name' && expression.kind !== 'member')) return [];
  const made = expression.kind === 'call' ? { file, expression } : definitionOf(linking, file, expression);
  return made?.expression.kind === 'call' ? wrappedBy(linking, made.file, made.expression, wanted, 0) : [];
}

/** The name that what is around a nameless function goes by. */
export function nameOfWrapped({ key, passedTo }: FunctionNode): string | undefined {
  return passedTo && /([^/~.]+)(?:[/~]\d+)+$/.exec(key)?.[1];
}

function wrappedBy(linking: Linking, file: string, call: CallExpression, wanted: Wrapped, depth: number): readonly CallTarget[] {
  const { form, callee } = call;
  if (form !== 'call' || depth >= MOST_WRAPPERS) return [];
  const wrappers = optionsOf(linking.value(file, callee));
  return call.arguments.flatMap((given, position) => {
    const handler =
      given.kind === 'object' ? given.entries.find(({ name, isSpread }) => !isSpread && name === 'handler')?.value : undefined;
    // `createRoute({ schema, handler: async (request) => … })`: whatever is done with it before, that is what it is for.
    if (handler) return functionsGiven(linking, file, handler, wanted, depth);
    if (given.kind === 'object') return optionsWrapped(linking, file, given, position, wrappers, wanted, depth);
    const functions = functionsGiven(linking, file, given, wanted, depth);
    if (!functions.length) return [];
    const isWrapped = wrappers.some((wrapper) =>
      wrapper.kind === 'function' ? callsInside(linking, wrapper, position) : isStranger(wrapper) && isPlainWrapper(callee),
    );
    return isWrapped ? functions : [];
  });
}

/** `endpoint({ input, resolve: async (…) => … })`: those of the options that what is made calls. */
function optionsWrapped(
  linking: Linking,
  file: string,
  { entries }: ObjectExpression,
  position: number,
  wrappers: readonly Origin[],
  wanted: Wrapped,
  depth: number,
): readonly CallTarget[] {
  const wrapped = entries.flatMap(({ name, value, isSpread }) => {
    const functions = isSpread || name === undefined ? [] : functionsGiven(linking, file, value, wanted, depth);
    const isWrapped =
      functions.length > 0 && wrappers.some((wrapper) => wrapper.kind === 'function' && callsInside(linking, wrapper, position, name));
    return isWrapped ? [{ value, functions }] : [];
  });
  // What was made beforehand, and several that stand elsewhere, are asked by what is made.
  const isMade = wrapped.some(({ value }) => value.kind === 'call');
  const areServices = isMade || (wrapped.length > 1 && !wrapped.some(({ value }) => value.kind === 'function'));
  return areServices && wanted === 'function' ? [] : wrapped.flatMap(({ functions }) => functions);
}

function functionsGiven(linking: Linking, file: string, given: Expression, wanted: Wrapped, depth: number): readonly CallTarget[] {
  if (given.kind !== 'function' && given.kind !== 'name' && given.kind !== 'member' && given.kind !== 'call') return [];
  const own = optionsOf(linking.value(file, given)).flatMap((option) =>
    option.kind === 'function' ? [{ file: option.file, function: option.key }] : [],
  );
  return given.kind === 'call' ? [...own, ...wrappedBy(linking, file, given, wanted, depth + 1)] : own;
}

/** `asyncHandler(…)`, `withAuth(options)(…)`: a method may do anything with what it is given. */
function isPlainWrapper(callee: Expression): boolean {
  if (callee.kind === 'name') return !GATHERS.test(callee.name);
  return callee.kind === 'call' && callee.form === 'call' && callee.callee.kind === 'name' && !GATHERS.test(callee.callee.name);
}

function isStranger(origin: Origin): boolean {
  return /^(unknown|package|type)$/.test(origin.kind) || isOfFunctionForm(origin);
}

function isMadeInside({ modules }: Linking, { file, key }: FunctionOrigin): boolean {
  const parent = modules.function(file, key)?.parent;
  return parent !== undefined && parent !== '';
}

/** Whether a function that stands in the wrapper calls what the wrapper is given, or that option of it, or hands it on. */
function callsInside({ modules }: Linking, wrapper: FunctionOrigin, position: number, option?: string): boolean {
  const module = modules.module(wrapper.file);
  const bindings = functionWith(module, wrapper.key)?.parameters[position]?.bindings ?? [];
  if (!module || !bindings.length) return false;
  const isGiven = (expression: Expression) => isOf(expression, bindings, option, module);
  return module.functions.some(
    (node) =>
      isInside(node, wrapper.key, module) && node.calls.some((call) => hasWithin(call.callee, isGiven) || call.arguments.some(isGiven)),
  );
}

/** The parameter itself, or its option: `options.resolve`, `{ resolve }` where the parameter stands, `const { resolve } = options`. */
function isOf(expression: Expression, bindings: readonly number[], option: string | undefined, module: Module): boolean {
  const isParameter = (one: Expression) => one.kind === 'name' && bindings.includes(one.binding);
  if (option === undefined) return isParameter(expression);
  if (expression.kind === 'member') return expression.name === option && isParameter(expression.object);
  const definitions = expression.kind === 'name' ? (module.bindings[expression.binding]?.definitions ?? []) : [];
  return definitions.some(
    ({ source, path: [taken, ...deeper] }) =>
      taken?.kind === 'property' &&
      taken.name === option &&
      !deeper.length &&
      (isParameter(expression) || (source.kind === 'value' && isParameter(source.expression))),
  );
}

function isInside(node: FunctionNode, key: string, module: Module): boolean {
  for (let at = functionWith(module, node.parent); at; at = functionWith(module, at.parent)) if (at.key === key) return true;
  return false;
}
