/** How many items are put into a list after it was made: `names.push(…)`, `byName[key] = …`, in loops that are known to be short. */
import type { CallExpression, Expression } from '../../model/expression.ts';
import type { FunctionNode, Module } from '../../model/module.ts';
import { isWithin, type Span } from '../../model/place.ts';
import { forEachStep } from '../../model/walk.ts';
import { isConstant } from '../conditions/conditions.ts';

const FILLS = /^(push|unshift|splice|add|set)$/;
/** Look at what they are given, and put nothing into it. */
const LOOKS = /^(keys|values|entries|from|isArray|all|allSettled|stringify|log|info|debug|warn|error|Set|Map)$/;

/**
 * Undefined where it cannot be told: another function fills it, or a loop that may be long. `before`: where it is run over;
 * whoever is handed it later fills it for others. `most`: how many items a list has.
 */
export function fillsOf(
  binding: number,
  before: number,
  module: Module,
  most: (over: Expression) => number | undefined,
): number | undefined {
  const made = module.bindings[binding];
  let sum = 0;
  for (const node of module.functions) {
    const fills = fillsIn(node, binding);
    if (
      !made ||
      node.calls.some((call) => call.start < before && isHandedOn(call, binding)) ||
      (fills.length && node.key !== made.function)
    )
      return undefined;
    for (const { place, items } of fills) {
      const counts = node.loops.filter((loop) => isWithin(place, loop) && !isWithin(made, loop)).map(({ over }) => over && most(over));
      const own = items.map((one) => (one.kind === 'spread' ? most(one.value) : 1));
      const product = [...counts, own.reduce((all, one) => (all === undefined || one === undefined ? undefined : all + one), 0)];
      if (product.some((one) => one === undefined)) return undefined;
      sum += (product as number[]).reduce((all, one) => all * one, 1);
    }
  }
  return sum;
}

/** Whether anything but constants is put into what a class keeps by that name. */
export function isMemberFilled(name: string, { functions }: Module): boolean {
  return functions.some(({ calls }) =>
    calls.some(
      ({ callee, arguments: [first] }) =>
        callee.kind === 'member' &&
        FILLS.test(callee.name) &&
        callee.object.kind === 'member' &&
        callee.object.name === name &&
        !(callee.name === 'set' && first && isConstant(first)),
    ),
  );
}

interface Fill {
  readonly place: Span;
  readonly items: readonly Expression[];
}

/** Where a function puts something into what the binding holds, and what. */
export function fillsIn(node: FunctionNode, binding: number): readonly Fill[] {
  return [...filledIn(node, binding), ...assignedIn(node, binding)];
}

function filledIn({ calls }: FunctionNode, binding: number): Fill[] {
  return calls.flatMap((call) => {
    const { callee, arguments: given } = call;
    if (callee.kind !== 'member' || !FILLS.test(callee.name) || !isName(callee.object, binding)) return [];
    return [{ place: call, items: /^(push|unshift)$/.test(callee.name) ? given : [callee] }];
  });
}

function assignedIn({ body }: FunctionNode, binding: number): Fill[] {
  const found: Fill[] = [];
  forEachStep(body, (step) => {
    if (step.kind === 'assign' && step.target.kind === 'element' && isName(step.target.object, binding))
      found.push({ place: step, items: [step.target] });
  });
  return found;
}

/** What is given to others may be filled there. */
function isHandedOn({ callee, arguments: given }: CallExpression, binding: number): boolean {
  const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
  const isIt = (one: Expression) =>
    isName(one, binding) || (one.kind === 'object' && one.entries.some(({ value }) => isName(value, binding)));
  return !LOOKS.test(name) && given.some(isIt);
}

function isName(value: Expression, binding: number): boolean {
  return value.kind === 'name' && value.binding === binding;
}
