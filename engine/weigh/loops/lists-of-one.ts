/** Whether a round hands a list of its one item to what would take all of them: `await ratesOf([order.id])`. */
import type { Input, LoopUse, Term } from '../../model/cost.ts';
import type { Expression } from '../../model/expression.ts';
import type { Module } from '../../model/module.ts';
import type { Operation } from '../../model/operation.ts';
import { isSameSite, type Site } from '../../model/place.ts';
import type { Modules } from '../../model/steps.ts';
import { givenFor, inputsOf, positionsOf } from '../inputs.ts';
import { type Dependence, SELF } from '../values/dependence.ts';

export interface ListSources {
  readonly modules: Modules;
  dependence(module: Module): Dependence;
}

/** From the operation outwards to the call in the loop: where a list comes from, until one is written out. */
export function isGivenListOfOne(term: Term, { through }: LoopUse, operation: Operation, sources: ListSources): boolean {
  const from = term.chain.findIndex((site) => isSameSite(site, through));
  const calls = from < 0 ? [] : term.chain.slice(from, -1);
  let inputs = inputsAt(operation.site, listsOf(operation), sources);
  for (const site of calls.reverse()) {
    const call = inputs.length ? sources.modules.call(site) : undefined;
    if (!call) return false;
    const given = inputs.flatMap((input) => givenFor(input, call.arguments) ?? []);
    if (given.some(isListOfOne)) return true;
    inputs = inputsAt(site, given, sources);
  }
  return false;
}

/** What holds all of a group: the values of `in`, the rows of a bulk write. */
function listsOf({ filter, inputs, isBulk }: Operation): readonly Expression[] {
  if (isBulk) return inputs;
  return filter.columns.flatMap(({ comparison, value }) => (comparison === 'in' && value ? [value] : []));
}

/** The parameters that these are made of, of the function in which they stand. */
function inputsAt({ file, function: key }: Site, lists: readonly Expression[], { modules, dependence }: ListSources): readonly Input[] {
  const module = lists.length ? modules.around(file, key) : undefined;
  const node = module && modules.function(file, key);
  if (!module || !node) return [];
  const roots = new Set(lists.flatMap((list) => [...dependence(module).rootsOf(list)]));
  return inputsOf(roots, positionsOf(node), module, node).dependsOn.filter(({ parameter }) => parameter !== SELF);
}

function isListOfOne(given: Expression): boolean {
  return given.kind === 'array' && given.elements.length === 1 && given.elements[0]?.kind !== 'spread';
}
