/** How code comes to run on somebody's behalf: the shortest way from an entry point down to a function. */
import type { Way } from '../model/cost.ts';
import type { CallTarget, EntryPoint } from '../model/operation.ts';
import { type Site, siteKey } from '../model/place.ts';
import type { Linker, Modules, Recogniser } from '../model/steps.ts';
import { eventsOf } from './body.ts';
import { isMissFilled } from './memory.ts';

export interface WaySources {
  readonly modules: Modules;
  readonly linker: Linker;
  readonly recogniser: Recogniser;
  wayTo(target: CallTarget): Way | undefined;
  /** The calls of a function that memory is asked before, by index. */
  memoisedIn(target: CallTarget): readonly number[];
}

/** A client's request explains more than a job; what starts up, scripts and tests are on nobody's behalf. */
const RANK: Partial<Record<EntryPoint['kind'], number>> = { route: 0, resolver: 0, action: 0, socket: 0, middleware: 1, message: 2, job: 2, schedule: 3 };

/** Undefined where no entry point reaches it, or only through calls whose answers are remembered. */
export function shortestWay(target: CallTarget, { modules, linker, recogniser, wayTo, memoisedIn }: WaySources): Way | undefined {
  if (target.function === '' || recogniser.kindOf(target.file) !== 'source') return undefined;
  let best: Way | undefined;
  const consider = (way: Way | undefined) => {
    if (way && (!best || isShorter(way, best))) best = way;
  };
  for (const entry of recogniser.entriesOf(target)) if (RANK[entry.kind] !== undefined) consider({ entry, calls: [] });
  const parent = modules.function(target.file, target.function)?.parent;
  if (parent !== undefined) consider(wayTo({ file: target.file, function: parent }));
  for (const site of linker.callersOf(target)) {
    const caller = { file: site.file, function: site.function };
    const way = wayTo(caller);
    if (way && !memoisedIn(caller).includes(site.index)) consider({ entry: way.entry, calls: [...way.calls, site] });
  }
  return best;
}

/** The indexes of a function's calls that fill a miss, or what is made once and kept. */
export function memoisedCalls(target: CallTarget, { modules }: Pick<WaySources, 'modules'>): readonly number[] {
  const module = modules.module(target.file);
  const node = modules.function(target.file, target.function);
  if (!module || !node) return [];
  return eventsOf(node).flatMap((event) => (event.expression.kind === 'call' && isMissFilled(event, module, node) ? [event.expression.index] : []));
}

/** By what it is for, then by length; of two alike the first in the order of names, so that the answer is always the same. */
function isShorter(a: Way, b: Way): boolean {
  const rank = (RANK[a.entry.kind] ?? 0) - (RANK[b.entry.kind] ?? 0);
  const difference = rank || a.calls.length - b.calls.length;
  return difference === 0 ? nameOf(a) < nameOf(b) : difference < 0;
}

function nameOf({ entry, calls }: Way): string {
  const last: Site = calls.at(-1) ?? entry.site;
  return `${siteKey(last)} ${siteKey(entry.site)}`;
}
