/** Calls of parameters, a function's own or those of the functions around it, which only its callers can say the cost of. */

import type { AskedFirst, LoopUse } from '../model/cost.ts';
import type { Expression } from '../model/expression.ts';
import { functionWith } from '../model/functions.ts';
import type { FunctionNode, Module } from '../model/module.ts';
import { siteKey } from '../model/place.ts';

/** `each(item)` in `function forEach(items, each)`. */
export interface OpenCall {
  /** The parameter, as its module numbers it. */
  readonly binding: number;
  /** Its position; undefined when it is a parameter of a function around this one, which alone can say what is called. */
  readonly parameter: number | undefined;
  readonly loops: readonly LoopUse[];
  readonly isConditional: boolean;
  /** What is asked first, so that the call fills a miss. */
  readonly askedFirst: AskedFirst | undefined;
}

/** Functions that hand each other on have but so many. */
const MOST = 32;

/** Calls of one parameter in the same loops are one. */
export class OpenCalls {
  private readonly calls = new Map<string, OpenCall>();

  keep(open: OpenCall): void {
    const key = `${open.binding}|${open.loops.map(({ loop }) => siteKey(loop)).join('|')}`;
    const known = this.calls.get(key);
    const isPlainer = known && ((known.askedFirst && !open.askedFirst) || (known.isConditional && !open.isConditional));
    if (known ? isPlainer : this.calls.size < MOST) this.calls.set(key, open);
  }

  list(): readonly OpenCall[] {
    return [...this.calls.values()];
  }
}

/** The binding of the parameter that an expression is, of the function or of one around it; undefined when it is none. */
export function parameterIn(expression: Expression, node: FunctionNode, module: Module): number | undefined {
  const binding = expression.kind === 'name' ? module.bindings[expression.binding] : undefined;
  if (expression.kind !== 'name' || binding?.kind !== 'parameter' || binding.definitions.some(({ path }) => path.length > 0))
    return undefined;
  let holder: FunctionNode | undefined = node;
  while (holder && holder.key !== binding.function) {
    const { parent }: FunctionNode = holder;
    holder = parent === undefined ? undefined : functionWith(module, parent);
  }
  return holder ? expression.binding : undefined;
}
