/** What a term depends on, told in the names of the function that takes it over. */
import type { Input, Term } from '../model/cost.ts';
import type { CallExpression, Expression, MemberExpression } from '../model/expression.ts';
import { functionWith } from '../model/functions.ts';
import type { FunctionNode, Module } from '../model/module.ts';
import type { CallTarget } from '../model/operation.ts';
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
  for (const input of term.dependsOn) {
    if (input.parameter !== SELF) add(givenFor(input, given));
    else if (isInnerArrow) roots.add(SELF);
    else if (member.kind === 'member') add(member.object);
  }
  for (const capture of term.captures) for (const root of dependence.rootsOfBinding(capture)) roots.add(root);
  return roots;
}

/** By a function's own bindings that its parameters make, the parameter's position. */
export function positionsOf({ parameters }: FunctionNode): ReadonlyMap<number, number> {
  return new Map(parameters.flatMap(({ bindings }, position) => bindings.map((binding) => [binding, position] as const)));
}

/** What a function inside asks that only this one's callers know: `new Promise((resolve) => connection.query(sql, …))`. */
export function isOfParameters({ captures }: Term, parameters: ReadonlyMap<number, number>): boolean {
  return captures.some((binding) => parameters.has(binding));
}

/** Whether a function is an arrow function inside another, whose `this` it has. */
export function isInnerArrow(
  { file, function: key }: CallTarget,
  around: { readonly node: FunctionNode; readonly module: Module },
): boolean {
  const node = file === around.module.path ? functionWith(around.module, key) : undefined;
  return node?.form === 'arrow' && node.parent === around.node.key;
}

/** What a call gives for a parameter, or for a property of one. */
export function givenFor({ parameter, property }: Input, given: readonly Expression[]): Expression | undefined {
  const whole = given[parameter] ?? (given.at(-1)?.kind === 'spread' ? given.at(-1) : undefined);
  if (whole?.kind !== 'object' || property === undefined) return whole;
  const entry = whole.entries.findLast(({ name, isSpread }) => isSpread || name === property || name === undefined);
  return entry && (entry.name === property && !entry.isSpread ? entry.value : whole);
}

/** Of the names that something depends on, those that the function's callers and the functions around it decide. */
export function inputsOf(
  roots: ReadonlySet<number>,
  parameters: ReadonlyMap<number, number>,
  module: Module,
  node: FunctionNode,
): Pick<Term, 'dependsOn' | 'captures'> {
  const inputs: Input[] = [];
  const captures: number[] = [];
  for (const root of roots) {
    const position = root === SELF ? SELF : parameters.get(root);
    if (position !== undefined) inputs.push({ parameter: position, property: propertyTaken(root, module) });
    else if (node.parent && module.bindings[root]?.function !== node.key && module.bindings[root]?.function !== '') captures.push(root);
  }
  return { dependsOn: sorted(inputs), captures: captures.sort((a, b) => a - b) };
}

/** `id` of `({ id }: Options)`; undefined for a parameter that has a name of its own. */
function propertyTaken(binding: number, { bindings }: Module): string | undefined {
  const [definition, ...others] = bindings[binding]?.definitions ?? [];
  const [step] = definition?.source.kind === 'parameter' && !others.length ? definition.path : [];
  return step?.kind === 'property' ? step.name : undefined;
}

/** Each once, and none beside the whole that it is a part of. */
function sorted(inputs: readonly Input[]): readonly Input[] {
  const wholes = new Set(inputs.filter(({ property }) => property === undefined).map(({ parameter }) => parameter));
  const byKey = new Map(
    inputs
      .filter(({ parameter, property }) => property === undefined || !wholes.has(parameter))
      .map((input) => [`${input.parameter} ${input.property ?? ''}`, input] as const),
  );
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, input]) => input);
}
