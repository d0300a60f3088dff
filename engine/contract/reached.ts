/** What every rule about code on a request's path says alike: on whose behalf it runs, and the ways that prove it. */
import type { Way } from '../model/cost.ts';
import type { BecauseSite } from '../model/finding.ts';
import type { Operation } from '../model/operation.ts';
import { siteKey } from '../model/place.ts';
import type { Facts } from './rule.ts';

export interface Reached {
  readonly operation: Operation;
  /** What it runs once for, as a reader would call it: 'request', 'job'. */
  readonly occasion: string;
  /** An entry point and the calls from there down to the operation's function, then the next. */
  readonly because: readonly BecauseSite[];
}

/** The file's operations that a request, or else a job, reaches; not those at the top level, in start-up code or behind a memory. */
export function* reachedOperations(facts: Facts, isWanted: (operation: Operation) => boolean): Iterable<Reached> {
  for (const operation of facts.operations) {
    const ways = isWanted(operation) ? facts.waysTo(operation.site) : [];
    const [first] = ways;
    if (first) yield { operation, occasion: occasionOf(first), because: placesOf(ways, facts) };
  }
}

/** `catch { response.send(page()); }`: of many requests few fail. */
export function isAfterFailure({ site }: Operation, facts: Facts): boolean {
  return facts.waysTo(site).every(({ isExceptional }) => isExceptional);
}

export function placesOf(ways: readonly Way[], facts: Facts): readonly BecauseSite[] {
  const places = new Map<string, BecauseSite>();
  for (const way of ways) {
    for (const { at, message } of placesOn(way, facts)) if (!places.has(siteKey(at))) places.set(siteKey(at), { at, message });
  }
  return [...places.values()];
}

function placesOn(way: Way, facts: Facts) {
  const { entry, calls } = way;
  const { file, function: key } = entry.function;
  const named = [entry.method, entry.path].filter(Boolean).join(' ') || occasionOf(way);
  const message = entry.kind === 'resolver' && entry.path ? `resolves \`${entry.path}\`` : `runs for every ${named}`;
  const begins = { at: { file, function: key, part: 'function', index: 0 } as const, message };
  return [begins, ...calls.map((at) => ({ at, message: `calls ${facts.nameOf(at)}` }))];
}

function occasionOf({ entry }: Way): string {
  switch (entry.kind) {
    case 'job':
    case 'schedule':
      return 'job';
    case 'message':
      return 'message';
    case 'socket':
      return 'socket event';
    default:
      return 'request';
  }
}
