/** How the result of a call is waited for, told by what stands around it and by what becomes of the name that keeps it. */
import type { CallExpression, Expression } from '../model/expression.ts';
import type { FunctionNode } from '../model/module.ts';
import type { Run } from '../model/operation.ts';
import { type Parents, parentsIn } from './parents.ts';
import { MOST_NAMES } from './scope.ts';

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
      return fate(call, node, parentsIn(node), 0);
  }
}

function fate(expression: Expression, node: FunctionNode, parents: Parents, depth: number): Fate {
  const around = parents.around(expression);
  if (!around) return fateInStep(expression, node, parents, depth);
  switch (around.kind) {
    case 'await':
      return 'awaited';
    case 'call':
      if (around.callee === expression) return fate(around, node, parents, depth);
      return isCombinator(around) || isPush(around) ? 'collected' : { takenBy: around };
    case 'member': {
      const outer = parents.around(around);
      const isChained = /^(then|catch|finally|json|text|toPromise)$/.test(around.name) && outer?.kind === 'call' && outer.callee === around;
      // Any other member is asked of the result itself, which a builder or a synchronous call gives at once.
      return isChained
        ? fate(outer, node, parents, depth)
        : outer?.kind === 'call' && outer.callee === around
          ? fate(outer, node, parents, depth)
          : 'awaited';
    }
    case 'array':
    case 'spread':
    case 'choice':
      return fate(around, node, parents, depth);
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

function fateInStep(expression: Expression, node: FunctionNode, parents: Parents, depth: number): Fate {
  const step = parents.stepOf(expression);
  if (!step) return node.form === 'arrow' ? 'returned' : 'collected';
  if (step.kind === 'leave') return step.how === 'return' ? 'returned' : 'awaited';
  if (step.kind === 'do') return 'dropped';
  const bindings = step.kind === 'let' ? step.bindings : step.kind === 'assign' && step.target.kind === 'name' ? [step.target.binding] : [];
  const [binding] = bindings;
  if (binding === undefined || bindings.length > 1 || depth > MOST_NAMES) return 'collected';
  const uses = parents.all
    .filter((one) => one.kind === 'name' && one.binding === binding && !(step.kind === 'assign' && one === step.target))
    .map((use) => fate(use, node, parents, depth + 1));
  return uses.find((one) => one === 'awaited') ?? uses.find((one) => one === 'returned') ?? (uses.length ? 'collected' : 'dropped');
}

/** `Promise.all([…])` and its like. */
export function isCombinator({ callee }: CallExpression): boolean {
  return callee.kind === 'member' && callee.object.kind === 'name' && callee.object.name === 'Promise';
}

function isPush({ callee }: CallExpression): boolean {
  return callee.kind === 'member' && /^(push|unshift|add|set)$/.test(callee.name);
}
