/** Where loops repeat operations: of every term the innermost loop over data that the operation depends on. */
import type { Context, LoopUse, Repetition, RepetitionPlace, Term } from '../model/cost.ts';
import type { Expression } from '../model/expression.ts';
import type { CallTarget, Operation } from '../model/operation.ts';
import { isSameSite, siteKey } from '../model/place.ts';
import type { Recogniser } from '../model/steps.ts';
import { isBatched } from './cost.ts';
import { type InvarianceSources, isInvariantIn } from './invariance.ts';

/**
 * What asks for more different things than this is a unit of work: in public defects that were mended by one statement, a round of the
 * loop asked for eight at most.
 */
const MOST_ASKED = 8;

/** Beside so many other things one write, or one read, hardly counts; what makes or changes a thing reads it, writes it and keeps a record. */
const MOST_BESIDE_WRITE = 3;
const MOST_BESIDE_READ = 6;

export interface RepetitionSources extends InvarianceSources {
  contextOf(target: CallTarget): Context;
}

/** The places of a file whose own loops repeat something. Loops further down the chain are reported where they stand. */
export function placesIn(file: string, termsOf: (target: CallTarget) => readonly Term[], sources: RepetitionSources): RepetitionPlace[] {
  const module = sources.modules.module(file);
  const places: RepetitionPlace[] = [];
  for (const node of module?.functions ?? []) {
    const terms = termsOf({ file, function: node.key });
    const isAtStartUp = terms.length > 0 && isOfStartUp(sources.contextOf({ file, function: node.key }));
    const asked = new Map<string, number>();
    for (const term of terms) {
      const loop = repeatingLoop(term);
      if (!loop || loop.loop.file !== file || loop.loop.function !== node.key) continue;
      const operation = sources.recogniser.operationOf(term);
      if (operation && !isBatched(operation, term)) {
        const isInvariant = isInvariantIn(loop, term, terms, sources);
        const through = siteKey(loop.through);
        const many = asked.get(through) ?? askedThrough(through, terms, sources);
        asked.set(through, many);
        places.push({
          file,
          function: node.key,
          term,
          loop,
          isInvariant,
          isOfLargerWork: many > MOST_ASKED || isTransaction(loop, sources),
          isMinor: isAtStartUp || many > mostBeside(operation) || waitsForOthers(loop, operation, terms, sources),
        });
      }
    }
  }
  return places;
}

/** By the roots that they repeat. What tests and scripts repeat is no reason to change it: nobody waits for them. */
export function placesOfRoots(places: readonly RepetitionPlace[], recogniser: Recogniser): ReadonlyMap<string, readonly RepetitionPlace[]> {
  const byRoot = new Map<string, RepetitionPlace[]>();
  for (const place of places) {
    const key = siteKey(place.term.root);
    const known = byRoot.get(key);
    const same = known?.findIndex((other) => siteKey(other.loop.loop) === siteKey(place.loop.loop)) ?? -1;
    if (!known) byRoot.set(key, [place]);
    else if (same < 0) known.push(place);
    // Of what one call sends, that which needs the item proves most.
    else if (place.loop.isDependent && !known[same]?.loop.isDependent) known[same] = place;
  }
  for (const [key, all] of byRoot) {
    const own = all.filter(({ file }) => recogniser.kindOf(file) === 'source');
    // Where some loops could do with one statement, those over larger work prove nothing more.
    const narrow = own.filter(({ isOfLargerWork }) => !isOfLargerWork);
    if (own.length) byRoot.set(key, narrow.length ? narrow : own);
    else byRoot.delete(key);
  }
  return byRoot;
}

/** By the file that reports them: where only its own loops repeat a root, or else where the root stands. */
export function repetitionsByReporter(ofRoots: Iterable<readonly RepetitionPlace[]>): ReadonlyMap<string, readonly Repetition[]> {
  const found = new Map<string, Repetition[]>();
  for (const places of ofRoots) {
    const [first] = places;
    if (!first) continue;
    const { term } = first;
    const reporter = places.length === 1 ? first.file : term.root.file;
    const known = found.get(reporter) ?? [];
    known.push({ root: term.root, term, places });
    found.set(reporter, known);
  }
  return found;
}

function mostBeside({ kind }: Operation): number {
  return kind === 'read' || kind === 'sql' ? MOST_BESIDE_READ : MOST_BESIDE_WRITE;
}

/** Once, before anybody waits for it. */
function isOfStartUp({ atStartUp, perRequest, perJob, inTest }: Context): boolean {
  return atStartUp && !perRequest && !perJob && !inTest;
}

/** Each round sends a request to another service too, whatever comes: beside that, what the own database is asked hardly counts. */
function waitsForOthers({ loop }: LoopUse, { kind }: Operation, terms: readonly Term[], { recogniser }: InvarianceSources): boolean {
  if (kind === 'request') return false;
  return terms.some(
    ({ loops, operation, isConditional, isExceptional, isMemoised }) =>
      !isConditional &&
      !isExceptional &&
      !isMemoised &&
      loops.some((around) => isSameSite(around.loop, loop)) &&
      recogniser.operationAt(operation)?.kind === 'request',
  );
}

/** A transaction of its own for each round: what belongs together is written together, and rounds may fail alone. */
function isTransaction({ through }: LoopUse, { modules, recogniser }: InvarianceSources): boolean {
  const call = through.part === 'call' ? modules.call(through) : undefined;
  const isNamedSo = call?.callee.kind === 'member' && /transaction$/i.test(call.callee.name) && call.arguments.some(isFunction);
  return isNamedSo || recogniser.operationAt(through)?.kind === 'transaction';
}

function isFunction({ kind }: Expression): boolean {
  return kind === 'function';
}

/** How many different things a call in a loop asks for: reads, writes and requests, each of its own table or host. */
function askedThrough(through: string, terms: readonly Term[], { recogniser }: InvarianceSources): number {
  const asked = new Set<string>();
  for (const term of terms) {
    if (!term.loops.some((loop) => siteKey(loop.through) === through)) continue;
    const sent = recogniser.operationOf(term);
    if (sent) asked.add(`${sent.kind} ${sent.target ?? ''}`);
  }
  return asked.size;
}

/** The innermost loop over data; of those the innermost that the operation depends on, where there is one. */
function repeatingLoop(term: Term): LoopUse | undefined {
  if (term.isExceptional || term.isMemoised) return undefined;
  const over = term.loops.filter(({ purpose }) => purpose === 'each');
  return over.findLast(({ isDependent }) => isDependent) ?? over.at(-1);
}
