/**
 * Whether an expression gives the same again when what it is given is the same: nothing in it asks the clock, chance, a counter or
 * a name that lives on and is assigned. Only what is known to differ counts as differing where a name says so.
 */

import type { AwaitExpression, CallExpression, Expression } from '../../model/expression.ts';
import { functionsByKey } from '../../model/functions.ts';
import type { Module } from '../../model/module.ts';
import { expressionsIn, forEachStep, hasWithin } from '../../model/walk.ts';
import { lastNameOf } from '../loops/purpose/reading.ts';

/** Names of calls that give something else each time. */
const DIFFERS =
  /^(now|today|random\w*|rand|uuid\w*|v[1-7]|nanoid|customAlphabet|cuid2?|ulid|createId|hrtime|next|nextInt|pop|shift|dequeue)$|^(generate|unique)|random|uuid/i;

export type Steadiness = (expression: Expression) => boolean;

/** @param assigned members of `this`, as `assignedMembers` finds them */
export function steadinessOf(module: Module, assigned: readonly string[]): Steadiness {
  const functions = functionsByKey(module);
  const known = new Map<number, boolean>();

  const isSteady = (expression: Expression): boolean =>
    !hasWithin(expression, (inner) => {
      switch (inner.kind) {
        case 'name':
          return inner.binding >= 0 && !isSteadyBinding(inner.binding);
        case 'call':
          return (
            DIFFERS.test(lastNameOf(inner.callee) ?? '') ||
            (inner.form === 'new' && lastNameOf(inner.callee) === 'Date' && !inner.arguments.length)
          );
        case 'member':
          return inner.object.kind === 'this' && assigned.includes(inner.name);
        case 'function':
          return !expressionsIn(functions.get(inner.key)?.body ?? []).every(isSteady);
        case 'assign':
          return true;
        default:
          return inner.kind === 'operator' && /^(\+\+|--)/.test(inner.operator);
      }
    });

  /** A name is as steady as what it is made from; one of the top level that functions assign is not. */
  const isSteadyBinding = (index: number): boolean => {
    const answer = known.get(index);
    if (answer !== undefined) return answer;
    known.set(index, true);
    const binding = module.bindings[index];
    const values = binding?.definitions.flatMap(({ source }) => (source.kind === 'value' ? [source.expression] : [])) ?? [];
    const isSteadyName = binding?.function === '' ? binding.kind !== 'variable' || values.length < 2 : values.every(isSteady);
    known.set(index, isSteadyName);
    return isSteadyName;
  };

  return isSteady;
}

/** What a call is made on and given, without its own name. */
export function partsOf(expression: CallExpression | AwaitExpression): readonly Expression[] {
  if (expression.kind === 'await') return [expression.value];
  const { callee } = expression;
  return [callee.kind === 'member' ? callee.object : callee, ...expression.arguments.filter(({ kind }) => kind !== 'function')];
}

/** Members of `this` that are assigned after the object was made. */
export function assignedMembers(module: Module): readonly string[] {
  const names = new Set<string>();
  for (const node of module.functions) {
    if (node.form === 'constructor') continue;
    forEachStep(node.body, (step) => {
      if (step.kind === 'assign' && step.target.kind === 'member' && step.target.object.kind === 'this') names.add(step.target.name);
    });
  }
  return [...names].sort();
}
