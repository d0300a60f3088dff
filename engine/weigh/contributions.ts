/** Terms beside each other: which are the same, which explains best, which of exclusive arms counts. */
import type { LoopFact, LoopUse, Term } from '../model/cost.ts';
import { isSameSite, type Site, siteKey } from '../model/place.ts';
import type { Event } from './body.ts';
import { sharedNeeds } from './conditions/needs.ts';

/** A term with the place in the function that it comes from. */
interface Contribution {
  readonly term: Term;
  readonly event: Event;
}

/** Larger sums than this explain nothing any more. */
const MOST_TERMS = 250;

/** The terms of one function as they come, each once. */
export class TermTable {
  private readonly byKey = new Map<string, Contribution>();

  keep(event: Event, term: Term): void {
    const key = termKey(term);
    const known = this.byKey.get(key);
    const needs = known ? sharedNeeds(term, known.term) : term.needs;
    const best = known && !isBetterWitness(term, known.term) ? known : { term, event };
    this.byKey.set(key, best.term.needs === needs ? best : { ...best, term: { ...best.term, needs } });
  }

  /** In an order that the order in which they came does not change. */
  terms(): readonly Term[] {
    const kept = [...this.byKey].sort(([a], [b]) => compare(a, b)).map(([, contribution]) => contribution);
    const alternatives = alternativesAmong(kept);
    const terms = kept.map((one) => (alternatives.has(one) ? { ...one.term, isAlternative: true } : one.term));
    if (terms.length <= MOST_TERMS) return terms;
    // What does not count into the sum is told last.
    return [false, true].flatMap((isAlternative) => terms.filter((term) => term.isAlternative === isAlternative)).slice(0, MOST_TERMS);
  }
}

/** Terms of one operation through the same loops are one. */
function termKey(term: Term): string {
  return `${siteKey(term.root)}|${siteKey(term.operation)}|${term.loops.map((loop) => siteKey(loop.loop)).join('|')}`;
}

/** What is asked first, by how much it spares. */
const SPARED: readonly Term['askedFirst'][] = [undefined, 'lookup', 'cache', 'memory'];

/** Of two ways to the same operation the unconditional, then the shorter, then the first in the order of names explains best. */
function isBetterWitness(a: Term, b: Term): boolean {
  if (a.askedFirst !== b.askedFirst) return SPARED.indexOf(a.askedFirst) < SPARED.indexOf(b.askedFirst);
  if (a.hasLoaderInstead !== b.hasLoaderInstead) return b.hasLoaderInstead;
  if (a.isExceptional !== b.isExceptional) return b.isExceptional;
  if (a.isConditional !== b.isConditional) return b.isConditional;
  if (a.chain.length !== b.chain.length) return a.chain.length < b.chain.length;
  const fork = a.chain.findIndex((site, index) => !isSameSite(site, b.chain[index] as Site));
  return fork >= 0 && siteKey(a.chain[fork] as Site) < siteKey(b.chain[fork] as Site);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Of exclusive arms only the dearest counts into a sum. */
function alternativesAmong(contributions: readonly Contribution[]): ReadonlySet<Contribution> {
  const branches = new Map<number, Map<number, Contribution[]>>();
  for (const one of contributions) {
    for (const { branch, arm } of one.event.arms) {
      const arms = branches.get(branch) ?? new Map<number, Contribution[]>();
      branches.set(branch, arms.set(arm, [...(arms.get(arm) ?? []), one]));
    }
  }
  const alternatives = new Set<Contribution>();
  // Inner branches were counted later, so the innermost is decided first.
  for (const [, arms] of [...branches].sort(([a], [b]) => b - a)) {
    const weigh = (list: readonly Contribution[]) =>
      list.reduce((sum, one) => sum + (alternatives.has(one) || !isWeighed(one.term) ? 0 : 1000 ** one.term.loops.length), 0);
    const [dearest] = [...arms].sort(([a, left], [b, right]) => weigh(right) - weigh(left) || a - b);
    for (const [arm, list] of arms) if (arm !== dearest?.[0]) for (const one of list) alternatives.add(one);
  }
  return alternatives;
}

/** Not what is seldom sent, nor what a function does again because it calls itself: there is no telling how often it does. */
function isWeighed({ isExceptional, chain: [first, ...further] }: Term): boolean {
  return !isExceptional && !further.some((site) => site.file === first?.file && site.function === first.function);
}

/** The call that reaches the operation inside a callback: the callback's own, seen from the loop. */
export function innermostThrough(term: Term): Site {
  return term.chain[0] as Site;
}

export function useOf(fact: LoopFact): Omit<LoopUse, 'isDependent' | 'through'> {
  const { site, purpose, over, item, isConcurrent, isOfGroups, isShared } = fact;
  return { loop: site, purpose, over, item, isConcurrent, isOfGroups, isShared };
}

/** What a limiter is handed for every item goes on at the limiter's pace. */
export function paced(loop: LoopUse): LoopUse {
  return loop.purpose === 'each' ? { ...loop, purpose: 'paced' } : loop;
}
