/** The names that expressions use. */
import type { Expression } from './expression.ts';
import type { FunctionNode } from './module.ts';
import { expressionsIn, forEachWithin } from './walk.ts';

/** The bindings that an expression names, in the functions that stand in it too. */
export function namesWithin(expression: Expression, functions: { function(key: string): FunctionNode | undefined }): ReadonlySet<number> {
  const names = new Set<number>();
  const look = (within: Expression) =>
    forEachWithin(within, (inner) => {
      if (inner.kind === 'name' && inner.binding >= 0) names.add(inner.binding);
      else if (inner.kind === 'function') for (const one of expressionsIn(functions.function(inner.key)?.body ?? [])) look(one);
    });
  look(expression);
  return names;
}
