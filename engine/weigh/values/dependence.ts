/**
 * What a value is made from: the names it depends on, followed through their definitions, and `this`. Flow-insensitive on purpose:
 * a name depends on everything that is ever assigned to it.
 */

import type { Expression } from '../../model/expression.ts';
import { functionsByKey } from '../../model/functions.ts';
import type { FunctionNode, LoopStep, Module, Step } from '../../model/module.ts';
import { expressionsIn, forEachChild, forEachStep } from '../../model/walk.ts';
import { assignmentsIn, declaredIn } from '../loops/purpose/reading.ts';

/** Stands for `this` among binding numbers. */
export const SELF = -1;

export interface Dependence {
  /** Every binding that the expression's value depends on, directly or through others; SELF for `this`. */
  rootsOf(expression: Expression): ReadonlySet<number>;
  /** The same for one binding, itself included. */
  rootsOfBinding(binding: number): ReadonlySet<number>;
  /** The bindings that a loop declares or assigns, so that their values differ from round to round. */
  changedIn(loop: LoopStep): ReadonlySet<number>;
}

const NOTHING: ReadonlySet<number> = new Set();

export function dependenceOf(module: Module): Dependence {
  const functions = functionsByKey(module);
  /** Functions that are written where they are handed over, by the one around them. */
  const inlineIn = new Map<string, FunctionNode[]>();
  for (const node of module.functions)
    if (node.passedTo && node.parent) inlineIn.set(node.parent, [...(inlineIn.get(node.parent) ?? []), node]);
  const direct = new Map<number, ReadonlySet<number>>();
  const closed = new Map<number, ReadonlySet<number>>();
  const named = new Map<string, ReadonlySet<number>>();
  const ofExpressions = new Map<Expression, ReadonlySet<number>>();
  const puts = new Map<FunctionNode, ReadonlyMap<number, readonly Expression[]>>();

  const mentioned = (expression: Expression, into: Set<number>): void => {
    if (expression.kind === 'name') {
      if (expression.binding >= 0) into.add(expression.binding);
    } else if (expression.kind === 'this' || expression.kind === 'super') into.add(SELF);
    else if (expression.kind === 'function') for (const binding of namesIn(expression.key)) into.add(binding);
    else forEachChild(expression, (child) => mentioned(child, into));
  };

  /** The names that a function's body uses from around it. */
  const namesIn = (key: string): ReadonlySet<number> => {
    const known = named.get(key);
    if (known) return known;
    const names = new Set<number>();
    named.set(key, names);
    const node = functions.get(key);
    if (node) for (const expression of expressionsIn(node.body)) mentioned(expression, names);
    for (const binding of names) if (binding !== SELF && module.bindings[binding]?.function === key) names.delete(binding);
    return names;
  };

  const directOf = (index: number): ReadonlySet<number> => {
    const known = direct.get(index);
    if (known) return known;
    const names = new Set<number>();
    direct.set(index, names);
    const binding = module.bindings[index];
    // What the top level declares is the same in every iteration of every loop.
    if (!binding || binding.function === '') return names;
    for (const { source } of binding.definitions) {
      if (source.kind === 'value') mentioned(source.expression, names);
      else if (source.kind === 'item' || source.kind === 'key') mentioned(source.of, names);
      else if (source.kind === 'parameter') for (const name of givenTo(functions.get(source.function))) names.add(name);
    }
    // What came in by a parameter is as likely a service as a value to be filled.
    if (binding.kind !== 'parameter') for (const put of putInto(index, functions.get(binding.function))) mentioned(put, names);
    return names;
  };

  /** What statements put into the value that a name holds: `where.id = id`, `query.andWhere({ id })`, `ids.push(id)`. */
  const putInto = (index: number, node: FunctionNode | undefined): readonly Expression[] => {
    if (!node) return [];
    const known = puts.get(node) ?? putsIn(node.body);
    puts.set(node, known);
    return [...(known.get(index) ?? []), ...(inlineIn.get(node.key) ?? []).flatMap((inner) => putInto(index, inner))];
  };

  /** An inline callback's parameters come from what its call runs over. */
  const givenTo = (node: FunctionNode | undefined): ReadonlySet<number> => {
    const call = node?.passedTo && functions.get(node.parent ?? '')?.calls[node.passedTo.call];
    if (!call) return NOTHING;
    const names = new Set<number>();
    mentioned(call.callee, names);
    for (const argument of call.arguments) if (argument.kind !== 'function') mentioned(argument, names);
    return names;
  };

  const rootsOfBinding = (index: number): ReadonlySet<number> => {
    const known = closed.get(index);
    if (known) return known;
    const roots = new Set<number>([index]);
    for (const name of roots) if (name !== SELF) for (const next of directOf(name)) roots.add(next);
    closed.set(index, roots);
    return roots;
  };

  const rootsOf = (expression: Expression): ReadonlySet<number> => {
    const known = ofExpressions.get(expression);
    if (known) return known;
    const roots = new Set<number>();
    ofExpressions.set(expression, roots);
    mentioned(expression, roots);
    for (const name of [...roots]) if (name !== SELF) for (const root of rootsOfBinding(name)) roots.add(root);
    return roots;
  };

  const changedIn = (loop: LoopStep): ReadonlySet<number> =>
    new Set([
      ...loop.items,
      ...declaredIn(loop.body),
      ...assignmentsIn(loop.body).flatMap(({ binding }) => (binding >= 0 ? [binding] : [])),
    ]);

  return { rootsOf, rootsOfBinding, changedIn };
}

/** By the name that holds the value; a name that is itself assigned has its definitions. */
function putsIn(body: readonly Step[]): ReadonlyMap<number, readonly Expression[]> {
  const puts = new Map<number, Expression[]>();
  const put = (into: Expression, given: readonly Expression[]) => {
    let root = into;
    const all = [...given];
    while (root.kind === 'member' || root.kind === 'element' || root.kind === 'call') {
      if (root.kind === 'call') all.push(...root.arguments);
      else if (root.kind === 'element') all.push(root.key);
      root = root.kind === 'call' ? root.callee : root.object;
    }
    if (root.kind === 'name' && root !== into && root.binding >= 0) puts.set(root.binding, [...(puts.get(root.binding) ?? []), ...all]);
  };
  forEachStep(body, (step) => {
    if (step.kind === 'assign') put(step.target, [step.value]);
    else if (step.kind === 'do' && step.value.kind === 'call' && step.value.callee.kind === 'member') put(step.value, []);
  });
  return puts;
}
