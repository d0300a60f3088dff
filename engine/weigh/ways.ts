/** How code comes to run on somebody's behalf: the shortest ways from entry points down to a function. */
import type { Context, Need, Way } from '../model/cost.ts';
import { functionWith, targetKey } from '../model/functions.ts';
import type { CallTarget, EntryPoint } from '../model/operation.ts';
import { type Site, siteKey } from '../model/place.ts';
import type { Linker, Modules, Recogniser } from '../model/steps.ts';
import { eventsOf } from './body.ts';
import { askedFirst } from './conditions/memory.ts';
import { isPlain, NO_NEEDS, needsOf, needsThrough } from './conditions/needs.ts';
import { makesWhatIsKept } from './setting-up.ts';

/** More ways than these explain nothing more. */
const MOST_WAYS = 3;

export interface WaySources {
  readonly modules: Modules;
  readonly linker: Linker;
  readonly recogniser: Recogniser;
  contextOf(target: CallTarget): Context;
  waysTo(target: CallTarget): readonly Way[];
  /** The calls of a function that memory is asked before, by index. */
  memoisedIn(target: CallTarget): readonly number[];
  /** What a function has to be given for a call in it to happen. */
  neededFor(call: Site): readonly Need[];
  /** Whether a call happens only after something failed, or where developers run it. */
  isExceptional(call: Site): boolean;
}

/** A client's request explains more than a job; what starts up, scripts and tests are on nobody's behalf. */
const RANK: Partial<Record<EntryPoint['kind'], number>> = {
  route: 0,
  resolver: 0,
  action: 0,
  socket: 0,
  middleware: 1,
  message: 2,
  job: 2,
  schedule: 3,
};

/** One way from each entry point, the shortest first; none where it is reached by nobody, or only through calls whose answers are remembered. */
export function shortestWays(target: CallTarget, sources: WaySources): readonly Way[] {
  const { modules, linker, recogniser, waysTo, memoisedIn } = sources;
  if (target.function === '' || recogniser.kindOf(target.file) !== 'source' || isAnsweredFromCache(target, modules)) return [];
  const ways: Way[] = recogniser
    .entriesOf(target)
    .flatMap((entry) => (RANK[entry.kind] === undefined ? [] : [{ entry, calls: [], isExceptional: false }]));
  // What start-up does is done again once in a while.
  if (!ways.length && sources.contextOf(target).atStartUp && makesWhatIsKept(target, sources)) return [];
  const parent = modules.function(target.file, target.function)?.parent;
  // What a framework calls runs when it does so, not as the function around it runs.
  if (parent !== undefined && !ways.length && !isRunOnce(target, { modules, linker, memoisedIn }))
    ways.push(...waysTo({ file: target.file, function: parent }));
  for (const site of linker.callersOf(target)) {
    const caller = { file: site.file, function: site.function };
    const known = waysTo(caller);
    if (!known.length || memoisedIn(caller).includes(site.index)) continue;
    const led = known.filter((way) => leadsTo(site, way, sources)).map((way) => through(site, way, sources));
    ways.push(...led.map((way) => ({ ...way, calls: [...way.calls, site] })));
  }
  const shortest = new Map<string, Way>();
  for (const way of ways.sort(byLength)) {
    const key = targetKey(way.entry.function);
    if (!shortest.has(key)) shortest.set(key, way);
  }
  return [...shortest.values()].slice(0, MOST_WAYS);
}

/** The way as it is gone on by a call of the function that it leads to. */
export function through(call: Site, way: Way, { isExceptional }: Pick<WaySources, 'isExceptional'>): Way {
  return way.isExceptional || !isExceptional(call) ? way : { ...way, isExceptional: true };
}

/** Whether the call that comes to a function gives what a call in it needs: `open(url)` never comes to `if (isFresh) return connect(url)`. */
export function leadsTo(
  call: Site,
  { calls }: Way,
  { modules, linker, neededFor }: Pick<WaySources, 'modules' | 'linker' | 'neededFor'>,
): boolean {
  const site = calls.at(-1);
  const given = site && modules.call(site);
  const needs = given && isPlain(given) ? neededFor(call) : NO_NEEDS;
  if (!site || !given || !needs.length) return true;
  const [module, node] = [modules.around(site.file, site.function), modules.function(site.file, site.function)];
  const isOfCall = linker.calleesOf(site).some((callee) => callee.file === call.file && callee.function === call.function);
  return !isOfCall || !module || !node || needsThrough(needs, given.arguments, { module, node }) !== undefined;
}

/** `'use cache'`, on top of the file or of the function: a framework keeps what it gives, and asks again when that has grown old. */
function isAnsweredFromCache({ file, function: key }: CallTarget, modules: Modules): boolean {
  const module = modules.around(file, key);
  const [first] = functionWith(module, key)?.body ?? [];
  const own = first?.kind === 'do' && first.value.kind === 'text' ? first.value.parts : [];
  return [...(module?.directives ?? []), ...own].some((directive) => KEEPS_ANSWERS.test(directive));
}

/** What is private is kept by the one browser that asked. */
const KEEPS_ANSWERS = /^use cache(?!: private)/;

/**
 * Whether whoever calls it does so only to fill what is kept: `ready ??= (async () => { … })()`, `once('redis', () => connect())`,
 * `ready ??= new Promise((resolve) => connect().then(resolve))`.
 */
function isRunOnce(target: CallTarget, sources: Pick<WaySources, 'modules' | 'linker' | 'memoisedIn'>): boolean {
  const { passedTo, parent } = sources.modules.function(target.file, target.function) ?? {};
  if (passedTo && parent !== undefined && sources.memoisedIn({ file: target.file, function: parent }).includes(passedTo.call)) return true;
  const called = [...sources.linker.callersOf(target), ...callsAsParameter(target, sources), ...callsWhereWritten(target, sources)];
  // What calls itself goes on with what others have begun.
  const callers = called.filter(({ file, function: key }) => file !== target.file || key !== target.function);
  return (
    callers.length > 0 && callers.every(({ file, function: key, index }) => sources.memoisedIn({ file, function: key }).includes(index))
  );
}

/** `(async () => { … })()` */
function callsWhereWritten({ file, function: key }: CallTarget, { modules }: Pick<WaySources, 'modules'>): Site[] {
  const parent = modules.function(file, key)?.parent;
  const calls = parent === undefined ? undefined : modules.function(file, parent)?.calls;
  const call = calls?.find(({ callee }) => callee.kind === 'function' && callee.key === key);
  return call ? [{ file, function: call.function, part: 'call', index: call.index }] : [];
}

/** Where a function that it is handed to calls it. */
function callsAsParameter({ file, function: key }: CallTarget, { modules, linker }: Pick<WaySources, 'modules' | 'linker'>): Site[] {
  const node = modules.function(file, key);
  if (!node?.passedTo || node.parent === undefined) return [];
  const { call, argument } = node.passedTo;
  return linker.calleesOf({ file, function: node.parent, part: 'call', index: call }).flatMap((callee) => {
    const taker = modules.function(callee.file, callee.function);
    const bindings = taker?.parameters[argument]?.bindings ?? [];
    const calls = taker?.calls.filter((one) => one.callee.kind === 'name' && bindings.includes(one.callee.binding)) ?? [];
    return calls.map(({ index }): Site => ({ ...callee, part: 'call', index }));
  });
}

/** What stands before a function's calls, by their indexes. */
export interface GuardedCalls {
  /** Those that fill a miss, or what is made once and kept. */
  readonly memoised: readonly number[];
  /** Those that happen only after something failed, or where developers run it. */
  readonly exceptional: readonly number[];
  /** The needs of each that has any. */
  readonly needs: readonly (readonly [index: number, needs: readonly Need[]])[];
}

export const NO_GUARDED: GuardedCalls = { memoised: [], exceptional: [], needs: [] };

export function guardedCalls(target: CallTarget, { modules }: Pick<WaySources, 'modules'>): GuardedCalls {
  const module = modules.around(target.file, target.function);
  const node = functionWith(module, target.function);
  if (!module || !node) return NO_GUARDED;
  const memoised: number[] = [];
  const exceptional: number[] = [];
  const needs: (readonly [number, readonly Need[]])[] = [];
  for (const event of eventsOf(node)) {
    if (event.expression.kind !== 'call') continue;
    const { index } = event.expression;
    const asked = askedFirst(event, module, node, modules);
    if (asked === 'memory' || asked === 'cache') memoised.push(index);
    if (event.isExceptional) exceptional.push(index);
    const needed = node.parameters.length ? needsOf(event.conditions, { module, node }) : NO_NEEDS;
    if (needed.length) needs.push([index, needed]);
  }
  return { memoised, exceptional, needs };
}

/** The usual ones first, by what they are for, then by length; of two alike the first in the order of names, so that the answer is always the same. */
function byLength(a: Way, b: Way): number {
  if (a.isExceptional !== b.isExceptional) return a.isExceptional ? 1 : -1;
  const difference = (RANK[a.entry.kind] ?? 0) - (RANK[b.entry.kind] ?? 0) || a.calls.length - b.calls.length;
  return difference || (nameOf(a) < nameOf(b) ? -1 : 1);
}

function nameOf({ entry, calls }: Way): string {
  const last: Site = calls.at(-1) ?? entry.site;
  return `${siteKey(last)} ${siteKey(entry.site)}`;
}
