/** Calls of a function's own parameters, which only its callers can say the cost of. */
import type { LoopUse } from '../model/cost.ts';
import { siteKey } from '../model/place.ts';

/** `each(item)` in `function forEach(items, each)`. */
export interface OpenCall {
  readonly parameter: number;
  readonly loops: readonly LoopUse[];
  readonly isConditional: boolean;
}

/** Functions that hand each other on have but so many. */
const MOST = 32;

/** Calls of one parameter in the same loops are one. */
export class OpenCalls {
  private readonly calls = new Map<string, OpenCall>();

  keep(open: OpenCall): void {
    const key = `${open.parameter}|${open.loops.map(({ loop }) => siteKey(loop)).join('|')}`;
    const known = this.calls.get(key);
    if (known ? known.isConditional && !open.isConditional : this.calls.size < MOST) this.calls.set(key, open);
  }

  list(): readonly OpenCall[] {
    return [...this.calls.values()];
  }
}
