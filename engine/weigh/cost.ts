/** Terms as a sum that people read: `2 + 1·orders`. */
import type { Cost, LoopFact, LoopUse, Term } from '../model/cost.ts';
import type { Operation } from '../model/operation.ts';
import type { Site } from '../model/place.ts';
import type { Recogniser } from '../model/steps.ts';

/** Loops whose number of rounds follows the data; the others are counted once, or as often as the code says. */
const MULTIPLYING: ReadonlySet<LoopUse['purpose']> = new Set(['each', 'carried', 'paced', 'walk', 'chunks', 'pages', 'stream']);

export interface CountedTerm {
  readonly term: Term;
  readonly operation: Operation;
  readonly count: number;
  /** The data run over, outermost first. */
  readonly per: readonly string[];
}

/** The terms that count into a sum, each with how often it happens. */
export function countedTerms(
  terms: readonly Term[],
  operationOf: Recogniser['operationOf'],
  loopAt: (site: Site) => LoopFact | undefined,
): CountedTerm[] {
  return terms.flatMap((term) => {
    const operation = operationOf(term);
    if (!operation || term.isAlternative || term.isExceptional) return [];
    const loops = isBatched(operation, term) ? term.loops.slice(0, -1) : term.loops;
    const times = loops.reduce((product, use) => product * (use.purpose === 'few' ? (loopAt(use.loop)?.times ?? 1) : 1), 1);
    return [{ term, operation, count: times, per: loops.filter((use) => MULTIPLYING.has(use.purpose)).map((use) => use.over) }];
  });
}

/** Several of one tick, or through a loader, are one round trip; one after another they are not. */
export function isBatched(operation: Operation, term: Term): boolean {
  if (operation.batches === 'loader') return true;
  return operation.batches === 'per-tick' && (term.loops.at(-1)?.isConcurrent ?? false);
}

const QUERIES: ReadonlySet<Operation['kind']> = new Set(['read', 'insert', 'update', 'upsert', 'delete', 'sql']);

export function isQuery(operation: Operation): boolean {
  return QUERIES.has(operation.kind) || (operation.kind === 'transaction' && operation.isBulk);
}

/** The sum of the queries among the terms. */
export function costOfTerms(counted: readonly CountedTerm[], terms: readonly Term[]): Cost {
  const queries = counted.filter(({ operation }) => isQuery(operation));
  return {
    terms,
    text: sumOf(queries),
    isUnbounded: queries.some(({ operation }) => operation.gives === 'many' && operation.bound.kind === 'none'),
  };
}

/** `2 + 1·orders`: what happens once first, then what is multiplied by least; '0' for nothing. */
export function sumOf(parts: readonly Pick<CountedTerm, 'count' | 'per'>[]): string {
  const sums = new Map<string, number>();
  for (const { count, per } of parts) {
    const key = per.join('·');
    sums.set(key, (sums.get(key) ?? 0) + count);
  }
  const constant = sums.get('') ?? 0;
  const scaled = [...sums].filter(([per]) => per !== '').sort(([a], [b]) => a.split('·').length - b.split('·').length || (a < b ? -1 : 1));
  return [...(constant || !scaled.length ? [`${constant}`] : []), ...scaled.map(([per, count]) => `${count}·${per}`)].join(' + ');
}
