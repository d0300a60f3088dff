/** Every route with what it costs, for lenses, the tree and the command line. */

import type { EntryKind } from '../contract/library.ts';
import type { Configuration, Route, RouteTerm } from '../contract/workspace.ts';
import type { EntryPoint } from '../model/operation.ts';
import { isSameSite } from '../model/place.ts';
import type { Modules, Recogniser, Weigher } from '../model/steps.ts';
import { type CountedTerm, costOfTerms, countedTerms, isQuery, sumOf } from '../weigh/cost.ts';

export interface RouteSources {
  readonly modules: Modules;
  readonly recogniser: Recogniser;
  readonly weigher: Weigher;
  configurationOf(file: string): Configuration;
}

/** Entry points that a client waits for; jobs and schedules have no path to show. */
const SHOWN: ReadonlySet<EntryPoint['kind']> = new Set<EntryKind>(['route', 'resolver', 'action']);

/** The routes of a file, in the order of the text. */
export function routesIn(file: string, sources: RouteSources): readonly Route[] {
  return sources.recogniser
    .entriesIn(file)
    .flatMap((entry) => (SHOWN.has(entry.kind) ? [routeOf(entry, sources)] : []).filter((route) => route !== undefined));
}

function routeOf(entry: EntryPoint, { modules, recogniser, weigher, configurationOf }: RouteSources): Route | undefined {
  const place = modules.locate(entry.site);
  if (!place) return undefined;
  const terms = weigher.termsOf(entry.function);
  const counted = countedTerms(terms, recogniser.operationOf, weigher.loopAt);
  const shown = (wanted: (one: CountedTerm) => boolean) => counted.filter(wanted).flatMap((one) => routeTerm(one, modules) ?? []);
  const parts = {
    cost: costOfTerms(counted, terms),
    queries: shown(({ operation }) => isQuery(operation)),
    requests: shown(({ operation }) => operation.kind === 'request'),
    blocking: shown(({ operation }) => operation.kind === 'blocking'),
  };
  return {
    entry,
    method: entry.method ?? entry.kind.toUpperCase(),
    path: entry.path ?? '',
    place,
    ...parts,
    summary: summaryOf(parts),
    exceeds: exceededBy(parts.queries, configurationOf(place.file).routes.budget?.queries),
  };
}

/** The budget, where it is not kept even if every list has but one item. */
function exceededBy(queries: readonly RouteTerm[], budget: number | undefined): number | undefined {
  const fewest = queries.reduce((sum, { count }) => sum + count, 0);
  return budget !== undefined && fewest > budget ? budget : undefined;
}

/** ` · over the budget of 10 queries`; nothing where it is kept. */
export function overBudget({ exceeds }: Pick<Route, 'exceeds'>): string {
  return exceeds === undefined ? '' : ` · over the budget of ${counted(`${exceeds}`, 'query', 'queries')}`;
}

function summaryOf({ cost, requests, blocking }: Pick<Route, 'cost' | 'requests' | 'blocking'>): string {
  const parts = [
    cost.text === '0' ? '' : counted(cost.text, 'query', 'queries'),
    requests.length ? counted(sumOf(requests), 'request', 'requests') : '',
    blocking.length ? counted(`${blocking.length}`, 'blocking call', 'blocking calls') : '',
  ].filter(Boolean);
  return parts.length ? parts.join(' · ') : 'no queries';
}

function counted(sum: string, one: string, many: string): string {
  return `${sum} ${sum === '1' ? one : many}`;
}

function routeTerm({ term, operation, count, per }: CountedTerm, modules: Modules): RouteTerm | undefined {
  const place = modules.locate(operation.site);
  if (!place) return undefined;
  // What is asked stands with whoever hands it over.
  const handed = isSameSite(term.root, term.operation) ? undefined : modules.locate(term.root);
  const isConcurrent = term.loops.some((loop) => loop.isConcurrent);
  const chain = term.chain.flatMap((site) => modules.locate(site) ?? []);
  return { count, per, isConcurrent, operation: operation.label, place: handed ?? { file: place.file, ...operation.span }, chain };
}

/** Dearest first: by how many loops multiply, then by how many queries, then by name. */
export function byCost(a: Route, b: Route): number {
  const [left, right] = [weight(a), weight(b)];
  for (let depth = 0; depth < left.length; depth += 1) {
    const difference = (right[depth] ?? 0) - (left[depth] ?? 0);
    if (difference) return difference;
  }
  return compare(`${a.path} ${a.method} ${a.place.file}`, `${b.path} ${b.method} ${b.place.file}`) || a.place.start - b.place.start;
}

/** Counts by loop depth, the deepest first. */
function weight(route: Route): number[] {
  const counts = [0, 0, 0, 0, 0];
  for (const { count, per } of [...route.queries, ...route.requests])
    counts[Math.max(0, 4 - per.length)] = (counts[Math.max(0, 4 - per.length)] ?? 0) + count;
  return counts;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
