/**
 * Queries that are built step by step. The steps of one query are all that begin at the same call, wherever they stand: in one chain,
 * on a variable statement by statement, or in the function that the query was got from.
 */

import type { BuilderPart, Meaning } from '../contract/library.ts';
import type { CallExpression, Expression } from '../model/expression.ts';
import { functionWith } from '../model/functions.ts';
import type { FunctionNode, Module } from '../model/module.ts';
import type { LibraryOrigin } from '../model/origin.ts';
import { type Site, siteKey } from '../model/place.ts';
import type { MeantCall, MeantCalls } from './calls.ts';
import { siteOf } from './calls.ts';
import { givenAt } from './given.ts';
import { meaningAt, type Scope } from './scope.ts';

export interface BuiltStep {
  readonly call: CallExpression;
  readonly meaning: Meaning;
  readonly origin: LibraryOrigin;
  readonly scope: Scope;
  /** Whether it happens on some paths only. */
  readonly isConditional: boolean;
  /** Whether it gives a query that is not yet sent. */
  readonly isQuery: boolean;
}

export interface BuiltPart extends BuiltStep {
  readonly part: BuilderPart;
}

/** The call that the query of a step began with. */
export function rootOf({ origin, call }: { readonly origin: LibraryOrigin; readonly call: CallExpression }, file: string): Site {
  return origin.built[0] ?? siteOf(call, file);
}

export interface Queries {
  /** All steps of the query that begins there and that a function of this file asks, in the order of the text. */
  stepsFrom(root: Site, built: readonly Site[], asker: string): readonly BuiltStep[];
}

/** `meantIn` gives the meant calls of another file, for queries that begin there. */
export function queriesIn(scope: Scope, meant: MeantCalls, meantIn: (file: string) => MeantCalls): Queries {
  const file = scope.module.path;
  const byRoot = new Map<string, MeantCall[]>();
  for (const one of meant.values()) {
    if (!one.isInert && !one.meaning.adds) continue;
    const key = siteKey(rootOf(one, file));
    const steps = byRoot.get(key);
    if (steps) steps.push(one);
    else byRoot.set(key, [one]);
  }
  return {
    stepsFrom: (root, built, asker) => {
      const isOwn = ({ call, node }: MeantCall) => isOfAsker(call, node, root, asker, scope.module);
      const own = (byRoot.get(siteKey(root)) ?? []).filter(isOwn);
      const steps: BuiltStep[] = own
        .toSorted((a, b) => a.call.end - b.call.end)
        .map(({ call, meaning, origin, node, isInert }) => ({
          call,
          meaning,
          origin,
          scope,
          isConditional: isConditional(call, node),
          isQuery: isInert,
        }));
      if (root.file === file) return steps;
      const module = scope.linking.modules.module(root.file);
      const there = module
        ? queriesIn({ linking: scope.linking, module }, meantIn(root.file), () => NONE).stepsFrom(root, [], root.function)
        : [];
      const others = built.filter((site) => site.file !== file && site.file !== root.file).flatMap((site) => stepElsewhere(site, scope));
      return [...there, ...others, ...steps];
    },
  };
}

/**
 * A function that gives a query away gives each caller one of its own: what another caller adds to its query is not said of this
 * one. What is done to a query that was handed in, or that a function around made, is.
 */
function isOfAsker(call: CallExpression, node: FunctionNode, root: Site, asker: string, module: Module): boolean {
  if (node.key === root.function || isWithin(node.key, asker, module) || isWithin(asker, node.key, module)) return true;
  let at: Expression = call;
  while (at.kind === 'call' || at.kind === 'member') at = at.kind === 'call' ? at.callee : at.object;
  const binding = at.kind === 'name' ? module.bindings[at.binding] : undefined;
  return binding?.kind === 'parameter' || (root.function !== '' && isWithin(node.key, root.function, module));
}

/** Whether a function is the other, or stands in it. */
function isWithin(inner: string, outer: string, module: Module): boolean {
  for (let at: string | undefined = inner; at !== undefined; at = functionWith(module, at)?.parent)
    if (at === outer) return outer !== '' || inner === '';
  return false;
}

function stepElsewhere(site: Site, { linking }: Scope): BuiltStep[] {
  const module = linking.modules.module(site.file);
  const call = linking.modules.call(site);
  const found = module && call && meaningAt(call, { linking, module });
  return found ? [{ call, ...found, scope: { linking, module }, isConditional: false, isQuery: true }] : [];
}

const NONE: MeantCalls = new Map();

/** A step that stands in an arm of a branch. */
function isConditional(call: CallExpression, node: FunctionNode): boolean {
  const inArm = (steps: FunctionNode['body']): boolean =>
    steps.some((step) => {
      if (call.start < step.start || call.end > step.end) return false;
      if (step.kind === 'branch') return step.arms.some((arm) => arm.some((inner) => inner.start <= call.start && call.end <= inner.end));
      if (step.kind === 'loop') return inArm(step.body);
      return step.kind === 'try' && [step.body, step.handler ?? [], step.finalizer].some(inArm);
    });
  return inArm(node.body);
}

export function partsOf(steps: readonly BuiltStep[]): readonly BuiltPart[] {
  return steps
    .flatMap((step) => listed(step.meaning.adds).map((part) => ({ ...step, part })))
    .filter((built) => !isOfOption(built.part) || givenTo(built).length > 0);
}

/** A part that the call adds only where it is given the option. */
function isOfOption({ at }: BuilderPart): boolean {
  return typeof at === 'string' || at?.option !== undefined;
}

export function listed(adds: Meaning['adds']): readonly BuilderPart[] {
  return adds === undefined ? [] : isList(adds) ? adds : [adds];
}

function isList(adds: BuilderPart | readonly BuilderPart[]): adds is readonly BuilderPart[] {
  return Array.isArray(adds);
}

/** What a part is given: one argument or option, or all the arguments. */
export function givenTo({ call, meaning, part, scope }: BuiltPart): readonly Expression[] {
  if (part.at === undefined) return call.arguments;
  const given = givenAt(call, part.at, meaning.options ?? 0, scope);
  return given.state === 'given' ? [given.expression] : [];
}
