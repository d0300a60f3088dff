/** What stands around each expression of a module, and where its names are mentioned. */
import type { Expression } from '../../model/expression.ts';
import type { Module, Step } from '../../model/module.ts';
import { forEachChild, forEachExpressionOf, forEachStep } from '../../model/walk.ts';

export interface Surroundings {
  /** The expression that an expression is a part of. */
  readonly parents: ReadonlyMap<Expression, Expression>;
  /** The step that an expression stands in directly. */
  readonly steps: ReadonlyMap<Expression, Step>;
  /** The key of the function that a step leaves. */
  readonly functions: ReadonlyMap<Step, string>;
  /** By binding, every place that names it. */
  readonly mentions: ReadonlyMap<number, readonly Expression[]>;
}

/** Kept as long as the module is the one that its file has. */
const known = new WeakMap<Module, Surroundings>();

export function surroundingsOf(module: Module): Surroundings {
  const found = known.get(module);
  if (found) return found;
  const parents = new Map<Expression, Expression>();
  const steps = new Map<Expression, Step>();
  const functions = new Map<Step, string>();
  const mentions = new Map<number, Expression[]>();
  /** What stands around the expressions that are entered. */
  let around: Expression | undefined;
  const enter = (expression: Expression): void => {
    if (around) parents.set(expression, around);
    if (expression.kind === 'name') {
      const own = mentions.get(expression.binding);
      if (own) own.push(expression);
      else mentions.set(expression.binding, [expression]);
    }
    const outer = around;
    around = expression;
    forEachChild(expression, enter);
    around = outer;
  };
  for (const { key, body } of module.functions) {
    forEachStep(body, (step) => {
      if (step.kind === 'leave') functions.set(step, key);
      forEachExpressionOf(step, (expression) => {
        steps.set(expression, step);
        enter(expression);
      });
    });
  }
  const surroundings = { parents, steps, functions, mentions };
  known.set(module, surroundings);
  return surroundings;
}
