/** What an expression stands in. Modules hold no parents, so they are gathered for the functions where somebody asks. */
import type { Expression } from '../model/expression.ts';
import type { FunctionNode, Step } from '../model/module.ts';
import { forEachChild, forEachExpressionOf, forEachStep } from '../model/walk.ts';

export interface Parents {
  /** The expression directly around another; undefined for one that stands in a step itself. */
  around(expression: Expression): Expression | undefined;
  stepOf(expression: Expression): Step | undefined;
  /** Where a name stands, in the order of the text. */
  usesOf(binding: number): readonly Expression[];
  /** Every expression of the function, outermost first. */
  readonly all: readonly Expression[];
}

const known = new WeakMap<FunctionNode, Parents>();

export function parentsIn(node: FunctionNode): Parents {
  const parents = known.get(node) ?? gathered(node);
  known.set(node, parents);
  return parents;
}

function gathered(node: FunctionNode): Parents {
  const around = new Map<Expression, Expression>();
  const steps = new Map<Expression, Step>();
  const all: Expression[] = [];
  const uses = new Map<number, Expression[]>();
  const visit = (expression: Expression): void => {
    all.push(expression);
    if (expression.kind === 'name' && expression.binding >= 0) {
      const known = uses.get(expression.binding);
      if (known) known.push(expression);
      else uses.set(expression.binding, [expression]);
    }
    forEachChild(expression, (child) => {
      around.set(child, expression);
      visit(child);
    });
  };
  forEachStep(node.body, (step) =>
    forEachExpressionOf(step, (expression) => {
      steps.set(expression, step);
      visit(expression);
    }),
  );
  return {
    around: (expression) => around.get(expression),
    stepOf: (expression) => steps.get(expression),
    usesOf: (binding) => uses.get(binding) ?? [],
    all,
  };
}
