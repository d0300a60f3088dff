/** The parts of a query that is built step by step: what each step of the chain adds, wherever the steps stand in the function. */
import type { BuilderPart, Meaning } from '../contract/library.ts';
import type { CallExpression, Expression } from '../model/expression.ts';
import type { Filter } from '../model/operation.ts';
import type { LibraryOrigin } from '../model/origin.ts';
import type { Site } from '../model/place.ts';
import { optionsOf } from '../link/combine.ts';
import { callMeaning } from '../link/library-values.ts';
import type { Linking } from '../link/linking.ts';
import { siteKey } from '../model/place.ts';
import { filterOfStep, merged } from './filters.ts';

export interface Built {
  readonly steps: readonly BuiltStep[];
}

export interface BuiltStep {
  readonly call: CallExpression;
  readonly meaning: Meaning;
  readonly file: string;
}

/** The steps that lead to a value, and those that are called on the same name elsewhere in the function. */
export function builtSteps(linking: Linking, file: string, origin: LibraryOrigin, value: Expression): readonly BuiltStep[] {
  const sites = new Map<string, Site>(origin.built.map((site) => [siteKey(site), site]));
  const root = rootName(value);
  if (root !== undefined) for (const site of sitesOn(linking, file, value, root)) sites.set(siteKey(site), site);
  return [...sites.values()].flatMap((site) => stepAt(linking, site) ?? []);
}

/** A step by its call's site. */
function stepAt(linking: Linking, site: Site): BuiltStep | undefined {
  const call = linking.modules.call(site);
  if (!call) return undefined;
  for (const option of optionsOf(linking.value(site.file, call.callee))) {
    const meaning = option.kind === 'library' ? callMeaning(linking, option, call) : undefined;
    if (meaning) return { call, meaning, file: site.file };
  }
  return undefined;
}

/** The variable at the beginning of a chain: `query` of `query.where(…).limit(…)`. */
function rootName(value: Expression): number | undefined {
  if (value.kind === 'name') return value.binding >= 0 ? value.binding : undefined;
  if (value.kind === 'await') return rootName(value.value);
  if (value.kind === 'call') return rootName(value.callee);
  return value.kind === 'member' ? rootName(value.object) : undefined;
}

function sitesOn(linking: Linking, file: string, value: Expression, root: number): Site[] {
  const module = linking.modules.module(file);
  const binding = module?.bindings[root];
  // What everybody uses, a client say, is not a query under construction.
  if (!module || !binding || binding.function === '' || binding.kind === 'import' || binding.kind === 'parameter') return [];
  void value;
  return module.functions.flatMap((node) =>
    node.calls.filter((call) => rootName(call.callee) === root).map((call): Site => ({ file, function: node.key, part: 'call', index: call.index })),
  );
}

export function partsOf(steps: readonly BuiltStep[]): readonly { readonly part: BuilderPart; readonly step: BuiltStep }[] {
  return steps.flatMap((step) => {
    const { adds } = step.meaning;
    const parts: readonly BuilderPart[] = adds === undefined ? [] : Array.isArray(adds) ? adds : [adds as BuilderPart];
    return parts.map((part) => ({ part, step }));
  });
}

export function builtFilter(linking: Linking, steps: readonly BuiltStep[]): Filter {
  return merged(
    partsOf(steps)
      .filter(({ part }) => part.part === 'filter')
      .flatMap(({ step: { call, file } }) => {
        const module = linking.modules.module(file);
        const method = call.callee.kind === 'member' ? call.callee.name : '';
        return module ? [filterOfStep(method, call.arguments, module)] : [];
      }),
  );
}
