/** The function that is being written: its calls, object literals, loops and awaits, counted in the order of the text. */
import type { CallExpression, ObjectExpression } from '../model/expression.ts';
import type { LoopStep, Step } from '../model/module.ts';

export class Frame {
  readonly key: string;
  /** The place in `Draft.functions` that is kept for it. */
  readonly slot: number;
  /** What the keys of functions in it begin with, and the same without its mark at the end. */
  prefix: string;
  base: string;
  /** The name of the value that is being written, for the keys of functions in it: `orders.list`. */
  hint = '';
  /** Whether a plain `break` here leaves a switch. */
  isInSwitch = false;
  awaitCount = 0;
  readonly calls: CallExpression[] = [];
  readonly objects: ObjectExpression[] = [];
  readonly loops: LoopStep[] = [];
  /** What happens in a pattern's defaults or a class's static values, until the step that they stand in is written. */
  readonly pending: Step[] = [];

  constructor(key: string, slot: number) {
    this.key = key;
    this.slot = slot;
    this.base = key;
    this.prefix = key === '' ? '' : `${key}/`;
  }
}
