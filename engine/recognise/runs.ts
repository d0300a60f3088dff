/** How the result of a call is waited for, told by what stands around it and by what becomes of the name that keeps it. */
import type { CallExpression, Expression } from '../model/expression.ts';
import type { FunctionNode } from '../model/module.ts';
import type { Run } from '../model/operation.ts';
import { type Parents, parentsIn } from './parents.ts';

/** Where a promise goes. `taken`: another call is given it as it is, to do with it what it likes. */
export type Fate = Exclude<Run, 'never'> | { readonly takenBy: CallExpression };

export function fateOf(call: CallExpression, node: FunctionNode): Fate {
  switch (call.use) {
    case 'awaited':
    case 'yielded':
      return 'awaited';
    case 'dropped':
      return 'dropped';
    default:
      return fate(call, node, parentsIn(node), new Set());
  }
}

function fate(expression: Expression, node: FunctionNode, parents: Parents, seen: Set<number>): Fate {
  const around = parents.around(expression);
  if (!around) return fateInStep(expression, node, parents, seen);
  switch (around.kind) {
    case 'await':
      return 'awaited';
    case 'call':
      if (around.callee === expression) return fate(around, node, parents, seen);
      return isCombinator(around) || isPush(around) ? 'collected' : { takenBy: around };
    case 'member': {
      const outer = parents.around(around);
      // A member that is not called is asked of the result itself, which a builder or a synchronous call gives at once.
      return outer?.kind === 'call' && outer.callee === around ? fate(outer, node, parents, seen) : 'awaited';
    }
    // `query[isNew ? 'insert' : 'update'](row)`
    case 'element': {
      const outer = parents.around(around);
      const isStep = around.object === expression && outer?.kind === 'call' && outer.callee === around;
      return isStep ? fate(outer, node, parents, seen) : 'awaited';
    }
    case 'array':
    case 'spread':
    case 'choice':
      return fate(around, node, parents, seen);
    case 'object':
      return 'collected';
    case 'operator':
      return around.operator === 'void' ? 'dropped' : 'awaited';
    case 'assign':
      return 'collected';
    default:
      return 'awaited';
  }
}

function fateInStep(expression: Expression, node: FunctionNode, parents: Parents, seen: Set<number>): Fate {
  const step = parents.stepOf(expression);
  if (!step) return node.form === 'arrow' ? 'returned' : 'collected';
  if (step.kind === 'leave') return step.how === 'return' ? 'returned' : 'awaited';
  if (step.kind === 'do') return 'dropped';
  const bindings = step.kind === 'let' ? step.bindings : step.kind === 'assign' && step.target.kind === 'name' ? [step.target.binding] : [];
  const [binding] = bindings;
  if (binding === undefined || bindings.length > 1) return 'collected';
  // A name that is assigned again from itself, as builders are, leads to nothing new.
  if (seen.has(binding)) return 'dropped';
  seen.add(binding);
  const uses = parents
    .usesOf(binding)
    .filter((one) => !(step.kind === 'assign' && one === step.target))
    .map((use) => fate(use, node, parents, seen));
  return uses.find((one) => one === 'awaited') ?? uses.find((one) => one === 'returned') ?? (uses.length ? 'collected' : 'dropped');
}

/** `Promise.all([…])` and its like. */
export function isCombinator({ callee }: CallExpression): boolean {
  return callee.kind === 'member' && callee.object.kind === 'name' && callee.object.name === 'Promise';
}

function isPush({ callee }: CallExpression): boolean {
  return callee.kind === 'member' && /^(push|unshift|add|set)$/.test(callee.name);
}
