/**
 * What stands around each expression of a module, and where its names are mentioned. It is looked up an outermost function at a time, as
 * expressions of one are asked about: most files have many functions, and few of them read rows.
 */
import type { Expression } from '../../model/expression.ts';
import { functionsByKey } from '../../model/functions.ts';
import type { FunctionNode, Module, Step } from '../../model/module.ts';
import { forEachChild, forEachExpressionOf, forEachStep } from '../../model/walk.ts';

export class Surroundings {
  /** The expression that an expression is a part of. */
  readonly parents = new Map<Expression, Expression>();
  /** The step that an expression stands in directly. */
  readonly steps = new Map<Expression, Step>();
  /** The key of the function that a step leaves. */
  readonly functions = new Map<Step, string>();
  readonly #mentions = new Map<number, Expression[]>();
  readonly #module: Module;
  readonly #entered = new Set<FunctionNode>();

  constructor(module: Module) {
    this.#module = module;
  }

  /** To be called before anything is asked of what stands in the function of that key. */
  lookInto(key: string): void {
    const outermost = outermostAround(key, this.#module);
    for (const node of this.#module.functions)
      if (!outermost || (outermost.start <= node.start && node.end <= outermost.end)) this.#enter(node);
  }

  /** Every place that names a binding. */
  mentionsOf(binding: number): readonly Expression[] {
    const key = this.#module.bindings[binding]?.function ?? '';
    this.lookInto(key);
    const mentions = this.#mentions.get(binding) ?? [];
    // Those of the top level have been found in whatever order the functions were asked about.
    return key === '' ? mentions.sort((one, other) => one.start - other.start) : mentions;
  }

  #enter(node: FunctionNode): void {
    if (this.#entered.has(node)) return;
    this.#entered.add(node);
    /** What stands around the expressions that are entered. */
    let around: Expression | undefined;
    const enter = (expression: Expression): void => {
      if (around) this.parents.set(expression, around);
      if (expression.kind === 'name') {
        const own = this.#mentions.get(expression.binding);
        if (own) own.push(expression);
        else this.#mentions.set(expression.binding, [expression]);
      }
      const outer = around;
      around = expression;
      forEachChild(expression, enter);
      around = outer;
    };
    forEachStep(node.body, (step) => {
      if (step.kind === 'leave') this.functions.set(step, node.key);
      forEachExpressionOf(step, (expression) => {
        this.steps.set(expression, step);
        enter(expression);
      });
    });
  }
}

/** Undefined for the top level, which is around all. */
function outermostAround(key: string, module: Module): FunctionNode | undefined {
  const functions = functionsByKey(module);
  let node = functions.get(key);
  while (node?.parent) node = functions.get(node.parent);
  return node?.parent === undefined ? undefined : node;
}

/** Kept as long as the module is the one that its file has. */
const known = new WeakMap<Module, Surroundings>();

export function surroundingsOf(module: Module): Surroundings {
  const surroundings = known.get(module) ?? new Surroundings(module);
  known.set(module, surroundings);
  return surroundings;
}
