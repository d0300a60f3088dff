/** What every rule about code on a request's path says alike: on whose behalf it runs, and the way that proves it. */
import type { Way } from '../model/cost.ts';
import type { BecauseSite } from '../model/finding.ts';
import type { Operation } from '../model/operation.ts';
import type { Facts } from './rule.ts';

export interface Reached {
  readonly operation: Operation;
  readonly way: Way;
  /** What it runs once for, as a reader would call it: 'request', 'job'. */
  readonly occasion: string;
  /** The entry point first, then the calls down to the operation's function. */
  readonly because: readonly BecauseSite[];
}

/** The file's operations that a request, or else a job, reaches; not those at the top level, in start-up code or behind a memory. */
export function* reachedOperations(facts: Facts, isWanted: (operation: Operation) => boolean): Iterable<Reached> {
  for (const operation of facts.operations) {
    const way = isWanted(operation) ? facts.wayTo(operation.site) : undefined;
    if (way) yield { operation, way, occasion: occasionOf(way), because: becauseOf(way, facts) };
  }
}

/** Where a request or job comes in, and the calls that lead on from there. */
export function becauseOf({ entry, calls }: Way, facts: Facts): BecauseSite[] {
  const { file, function: key } = entry.function;
  const named = [entry.method, entry.path].filter(Boolean).join(' ');
  const begins: BecauseSite = { at: { file, function: key, part: 'function', index: 0 }, message: named ? `runs for every ${named}` : `runs for every ${occasionOf({ entry, calls })}` };
  return [begins, ...calls.map((at) => ({ at, message: `calls ${facts.nameOf(at)}` }))];
}

export function occasionOf({ entry }: Way): string {
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
