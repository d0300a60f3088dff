/** What every rule about repeated operations says alike: where it is reported, what proves it, how the loop is named. */
import type { LoopUse, Repetition, RepetitionPlace } from '../model/cost.ts';
import type { BecauseSite } from '../model/finding.ts';
import type { Certainty, Operation } from '../model/operation.ts';
import { isSameSite, type Site, type Span, siteKey } from '../model/place.ts';
import type { Facts } from './rule.ts';

export interface Repeated {
  readonly repetition: Repetition;
  readonly operation: Operation;
  /** What else the same call sends. */
  readonly others: readonly Operation[];
  /** The first of the loops that repeat it. */
  readonly place: RepetitionPlace;
  readonly loop: LoopUse;
  /** Whether each of the loops sends all of its own at once, or each one after another; undefined where some do this and some that. */
  readonly isConcurrent: boolean | undefined;
  /** How sure it is that one statement could do the work of all; larger work and what is minor are for a person to judge. */
  readonly certainty: Certainty;
  /** What is underlined: the call in the loop; the operation's own, or the helper's call, when several loops repeat it. */
  readonly span: Span;
  readonly because: readonly BecauseSite[];
  /** Whether the operation stands in the loop itself, so that a repair of this file can mend it. */
  readonly isDirect: boolean;
}

/**
 * Repetitions of the operations that a rule answers for, ready to be reported; one for each call, however much it sends. Those that
 * are the file's to report, unless others are given.
 */
export function repeatedOperations(
  facts: Facts,
  isWanted: (operation: Operation, repetition: Repetition) => boolean,
  among: readonly Repetition[] = facts.repetitions,
): Iterable<Repeated> {
  const byCause = new Map<string, Repeated>();
  for (const one of everyRepeated(facts, isWanted, among)) {
    const cause = causeOf(one);
    const known = byCause.get(cause);
    if (!known) byCause.set(cause, one);
    else byCause.set(cause, isBefore(one, known) ? together(one, known) : together(known, one));
  }
  return byCause.values();
}

/** What is surer is said first, then what stands first. */
function isBefore(one: Repeated, other: Repeated): boolean {
  const [isPossible, isOtherPossible] = [one.certainty === 'possible', other.certainty === 'possible'];
  return isPossible === isOtherPossible ? one.span.start < other.span.start : isOtherPossible;
}

/** The call in the loop; of several loops, the loops themselves with the function that all of them come to. */
function causeOf({ span, repetition: { places, root } }: Repeated): string {
  if (places.length === 1) return String(span.start);
  return [root.function, ...places.map(({ loop }) => siteKey(loop.loop)).sort()].join(' ');
}

function together(main: Repeated, other: Repeated): Repeated {
  const isSaid = ({ message }: BecauseSite) => main.because.some((place) => place.message === message);
  const { repetition, operation } = other;
  const own = repetition.places.length > 1 ? [{ at: repetition.root, message: `sends ${operation.label}` }] : [];
  return {
    ...main,
    others: [...main.others, operation, ...other.others],
    because: [...main.because, ...other.because.filter((place) => !isSaid(place)), ...own],
  };
}

function* everyRepeated(
  facts: Facts,
  isWanted: (operation: Operation, repetition: Repetition) => boolean,
  among: readonly Repetition[],
): Iterable<Repeated> {
  for (const repetition of among) {
    const [place] = repetition.places;
    const operation = facts.operationOf(repetition.term);
    if (!place || !operation || !isWanted(operation, repetition)) continue;
    const isAlone = repetition.places.length === 1;
    const at = isAlone ? place.loop.through : repetition.root;
    const span = facts.spanOf(at);
    if (!span) continue;
    const isDirect = isAlone && isSameSite(place.loop.through, operation.site);
    yield {
      repetition,
      operation,
      others: [],
      place,
      loop: place.loop,
      isConcurrent: repetition.places.every(({ loop }) => loop.isConcurrent === place.loop.isConcurrent)
        ? place.loop.isConcurrent
        : undefined,
      certainty:
        repetition.places.every(({ isOfLargerWork, isMinor }) => isOfLargerWork || isMinor) || isOfGroup(operation, repetition)
          ? 'possible'
          : operation.certainty,
      span,
      because: becauseOf(facts, repetition, at, operation),
      isDirect,
    };
  }
}

/** Each round asks for all of a group at once: `where: { id: { in: order.productIds } }`. */
function isOfGroup({ filter }: Operation, { places }: Repetition): boolean {
  if (places.some(({ isGivenListOfOne }) => isGivenListOfOne)) return false;
  return filter.columns.some(({ name, comparison, value }) => comparison === 'in' && IDENTIFYING.test(name) && value?.kind !== 'array');
}

/** Columns by whose values single rows are told apart. */
const IDENTIFYING = /(id|uuid|key|slug|name|code|email)s?$/i;

/** More loops than these prove nothing more: how many there are, the message says. */
const MOST_LOOPS = 5;

/** The loops first, then the way down to the operation. */
function becauseOf(facts: Facts, repetition: Repetition, reported: Site, operation: Operation): BecauseSite[] {
  const because: BecauseSite[] = [];
  const seen = new Set([siteKey(reported)]);
  const add = (at: Site, message: string) => {
    if (seen.has(siteKey(at))) return;
    seen.add(siteKey(at));
    because.push({ at, message });
  };
  const shown = repetition.places.slice(0, MOST_LOOPS);
  for (const { loop, saysMany } of shown) {
    const often = loop.isConcurrent ? `runs for all ${loop.over} at once` : `runs once per ${loop.item}`;
    add(loop.loop, saysMany === undefined ? often : `${often}: ${saysMany}`);
  }
  for (const { loop } of shown.slice(1)) add(loop.through, `called here once per ${loop.item}`);
  const [place] = repetition.places;
  if (repetition.places.length === 1 && place)
    place.term.chain.forEach((site, index, chain) => {
      const next = chain[index + 1];
      if (next) add(site, `calls ${facts.nameOf(site, next)}`);
    });
  add(operation.site, `sends ${(facts.operationAt(operation.site) ?? operation).label}`);
  return because;
}

/** `once per order`, `once per order in 3 loops`. */
export function howOften({ repetition, loop, place }: Repeated): string {
  const count = repetition.places.length;
  const often = count === 1 ? `once per ${loop.item}` : `once per item in ${count} loops`;
  return place.term.askedFirst === 'cache' ? `${often}, where a cache does not have it` : often;
}

/** `for (const batch of chunk(ids, 50)) await Promise.all(batch.map(…))` */
export function isInBatches({ term }: RepetitionPlace): boolean {
  return term.loops.some(({ purpose }) => purpose === 'chunks' || purpose === 'pages');
}

/** What to say of many that share the pool's few connections; empty where they do not, or so many at a time as somebody chose. */
export function poolWarning({ operation, isConcurrent, repetition }: Repeated): string {
  return isConcurrent && operation.connection === 'pool' && !repetition.places.every(isInBatches)
    ? ' All of them are sent at once, which can exhaust the pool.'
    : '';
}

/** Names that say no more than that it is an address. */
const PLAIN_ADDRESS = /^(url|uri|href|link|endpoint|path|input)$/i;

/** ` to \`api.example.com\``; empty where nothing tells whom a request goes to. */
export function toWhom({ target }: Operation): string {
  return target === undefined || PLAIN_ADDRESS.test(target) ? '' : ` to \`${target}\``;
}
