/** Readings of steps and expressions that several rules share. */
import type { Expression } from '../model/expression.ts';
import type { Step } from '../model/module.ts';
import { expressionsIn, forEachWithin, hasWithin } from '../model/walk.ts';
import type { Facts } from './rule.ts';

/** Calls back for each list of steps that run one after another, the outer ones first. */
export function forEachStepList(steps: readonly Step[], visit: (steps: readonly Step[]) => void): void {
  visit(steps);
  for (const step of steps) {
    if (step.kind === 'loop') forEachStepList(step.body, visit);
    else if (step.kind === 'branch') for (const arm of step.arms) forEachStepList(arm, visit);
    else if (step.kind === 'try') for (const inner of [step.body, step.handler ?? [], step.finalizer]) forEachStepList(inner, visit);
  }
}

/** Whether an expression names one of the bindings. */
export function mentionsAny(expression: Expression, bindings: ReadonlySet<number>): boolean {
  return bindings.size > 0 && hasWithin(expression, (inner) => inner.kind === 'name' && bindings.has(inner.binding));
}

/** The bindings that an expression names, in the functions that stand in it too. */
export function namesWithin(expression: Expression, facts: Pick<Facts, 'function'>): ReadonlySet<number> {
  const names = new Set<number>();
  const look = (within: Expression) =>
    forEachWithin(within, (inner) => {
      if (inner.kind === 'name' && inner.binding >= 0) names.add(inner.binding);
      else if (inner.kind === 'function') for (const one of expressionsIn(facts.function(inner.key)?.body ?? [])) look(one);
    });
  look(expression);
  return names;
}

/** Whether anything in a step asks how long the list is that one of the bindings names. */
export function asksLengthOf(bindings: readonly number[], step: Step): boolean {
  const isLength = (inner: Expression) =>
    inner.kind === 'member' && inner.name === 'length' && inner.object.kind === 'name' && bindings.includes(inner.object.binding);
  return expressionsIn([step]).some((expression) => hasWithin(expression, isLength));
}
