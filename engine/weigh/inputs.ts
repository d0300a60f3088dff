/** What a term depends on, told in the names of the function that takes it over. */
import type { Term } from '../model/cost.ts';
import type { CallExpression, Expression, MemberExpression } from '../model/expression.ts';
import type { FunctionNode, Module } from '../model/module.ts';
import { type Dependence, SELF } from './values/dependence.ts';

/**
 * What a callee's term depends on, in the caller's names: what the call is given, what it is asked of, what the callee captures. An arrow
 * function inside the caller has the caller's own `this`.
 */
export function rootsThrough(
  dependence: Dependence,
  term: Term,
  asked: CallExpression | MemberExpression,
  given: readonly Expression[],
  isInnerArrow = false,
): ReadonlySet<number> {
  const member = asked.kind === 'member' ? asked : asked.callee;
  const roots = new Set<number>();
  const add = (expression: Expression | undefined) => {
    if (expression) for (const root of dependence.rootsOf(expression)) roots.add(root);
  };
  for (const position of term.dependsOn) {
    if (position >= 0) add(given[position] ?? (given.at(-1)?.kind === 'spread' ? given.at(-1) : undefined));
    else if (isInnerArrow) roots.add(SELF);
    else if (member.kind === 'member') add(member.object);
  }
  for (const capture of term.captures) for (const root of dependence.rootsOfBinding(capture)) roots.add(root);
  return roots;
}

/** Of the names that something depends on, those that the function's callers and the functions around it decide. */
export function inputsOf(
  roots: ReadonlySet<number>,
  parameters: ReadonlyMap<number, number>,
  module: Module,
  node: FunctionNode,
): Pick<Term, 'dependsOn' | 'captures'> {
  const dependsOn = new Set<number>();
  const captures: number[] = [];
  for (const root of roots) {
    const position = root === SELF ? SELF : parameters.get(root);
    if (position !== undefined) dependsOn.add(position);
    else if (node.parent && module.bindings[root]?.function !== node.key && module.bindings[root]?.function !== '') captures.push(root);
  }
  return { dependsOn: [...dependsOn].sort((a, b) => a - b), captures: captures.sort((a, b) => a - b) };
}
