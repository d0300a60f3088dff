/** Readings of steps and expressions that several rules share. */
import type { CallExpression, Expression } from '../model/expression.ts';
import type { Definition, Step } from '../model/module.ts';
import type { TypeReference } from '../model/type-reference.ts';
import { expressionsIn, hasWithin } from '../model/walk.ts';
import type { Facts } from './rule.ts';

export { namesWithin } from '../model/names.ts';
export { onlyValueBehind, onlyValueOf } from '../model/only-value.ts';
export { isSameSite, isWithin } from '../model/place.ts';
export { inWords } from '../model/spelling.ts';
export { forEachStep, forEachStepList, hasWithin } from '../model/walk.ts';

/** Whether an expression names one of the bindings. */
export function mentionsAny(expression: Expression, bindings: ReadonlySet<number>): boolean {
  return bindings.size > 0 && hasWithin(expression, (inner) => inner.kind === 'name' && bindings.has(inner.binding));
}

/** Whether a value or a member of such a name stands in it. */
export function hasName(expression: Expression, name: RegExp): boolean {
  return hasWithin(expression, (inner) => (inner.kind === 'name' || inner.kind === 'member') && name.test(inner.name));
}

/** `orders`, `this.orders`, `prisma.order`: what can be written again elsewhere, and is the same there. */
export function isNamedPath(at: Expression): boolean {
  return at.kind === 'name' || at.kind === 'this' || (at.kind === 'member' && isNamedPath(at.object));
}

/** Whether anything in a step asks how long the list is that one of the bindings names. */
export function asksLengthOf(bindings: readonly number[], step: Step): boolean {
  const isLength = (inner: Expression) =>
    inner.kind === 'member' && inner.name === 'length' && inner.object.kind === 'name' && bindings.includes(inner.object.binding);
  return expressionsIn([step]).some((expression) => hasWithin(expression, isLength));
}

/** Whether a list is declared, or made, as something that can be run over and is no array: a `Set` has no `map`. */
export function isSet(list: Expression, { module }: Pick<Facts, 'module'>): boolean {
  const binding = list.kind === 'name' ? module.bindings[list.binding] : undefined;
  if (!binding) return false;
  const isMade = ({ source, path }: Definition) =>
    source.kind === 'value' && !path.length && source.expression.kind === 'call' && isSetMade(source.expression);
  return (binding.annotation !== undefined && saysSet(binding.annotation)) || binding.definitions.some(isMade);
}

const SETS = /^(Readonly)?Set$|^(Async)?Itera(ble|tor|bleIterator)$|^Generator$/;

function isSetMade({ form, callee }: CallExpression): boolean {
  return form === 'new' && callee.kind === 'name' && SETS.test(callee.name);
}

function saysSet(type: TypeReference): boolean {
  if (type.kind === 'union') return type.options.some(saysSet);
  return type.kind === 'named' && SETS.test(type.name);
}
