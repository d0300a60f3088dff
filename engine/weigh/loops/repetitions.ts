/** Where loops repeat operations: of every term the innermost loop over data that the operation depends on. */
import type { Context, LoopUse, Repetition, RepetitionPlace, Term } from '../../model/cost.ts';
import { type CallTarget, isChange, type Operation } from '../../model/operation.ts';
import { isSameSite, siteKey } from '../../model/place.ts';
import { inWords } from '../../model/spelling.ts';
import type { Recogniser } from '../../model/steps.ts';
import { eventsOf, siteIn } from '../body.ts';
import { isFilledIn, isWhereChanged } from '../conditions/changed.ts';
import { isLeftToLoader } from '../conditions/loaders.ts';
import { isRunByNobody, NO_CONTEXT, runsOnlyAside } from '../context.ts';
import { isBatched } from '../cost.ts';
import { isKeptInStep, isOfDifference } from './differences.ts';
import { failOneByOne, saysFailed } from './failures.ts';
import { whatSaysMany } from './how-many.ts';
import { type InvarianceSources, isInvariantIn } from './invariance.ts';
import { isGivenListOfOne } from './lists-of-one.ts';
import { asksOtherTables } from './other-tables.ts';
import { Rounds } from './rounds.ts';

export interface RepetitionSources extends InvarianceSources {
  termsOf(target: CallTarget): readonly Term[];
  contextOf(target: CallTarget): Context;
  /** Whether a framework is seen to call anything of the workspace: an application, and not a library or a file by itself. */
  isServed(): boolean;
}

/** The places of a function whose own loops repeat one of its terms. Loops further down the chain are reported where they stand. */
export function placesIn(target: CallTarget, terms: readonly Term[], sources: RepetitionSources): RepetitionPlace[] {
  const places: RepetitionPlace[] = [];
  const context = terms.length ? sources.contextOf(target) : NO_CONTEXT;
  const isUnhurried =
    sources.recogniser.isBackground(target.file) ||
    isAwaitedByNobody(context) ||
    isAwaitedByFew(context) ||
    runsOnlyAside(context) ||
    (isRunByNobody(context) && sources.isServed()) ||
    isForFailures(target, sources);
  const rounds = new Rounds(terms, sources);
  for (const term of terms) {
    const loop = repeatingLoop(term);
    if (!loop || loop.loop.file !== target.file || loop.loop.function !== target.function) continue;
    const operation = sources.recogniser.operationOf(term);
    if (!operation || isBatched(operation, term)) continue;
    const saysMany = whatSaysMany(loop, term, sources);
    places.push({
      ...target,
      term,
      loop,
      isInvariant: isInvariantIn(loop, term, terms, sources),
      isOfLargerWork:
        rounds.areLargerWork(loop) || isLeftToLoader(term, loop, sources) || asksOtherTables(loop, term, operation, sources.modules),
      isMinor:
        isUnhurried ||
        term.askedFirst === 'cache' ||
        // What is written where nothing was found is written for each that is new.
        (term.askedFirst === 'lookup' && operation.kind === 'read') ||
        loop.isOfGroups ||
        isOfHandful(loop) ||
        isStoreAsked(loop, sources) ||
        ((context.perJob || context.onSchedule) && !context.perRequest && TENANT.test(loop.item)) ||
        (operation.kind !== 'request' && isAskedOnWithin(term, loop)) ||
        (isCheapInProcess(operation) && sources.recogniser.asksItsProcess(operation)) ||
        rounds.hideIn(term, loop, operation) ||
        (isChange(operation) && (isSentWhereChanged(loop, sources) || isOfFailure(loop, sources))) ||
        (/^(delete|update)$/.test(operation.kind) && isOfDifference(loop, sources)) ||
        (operation.kind === 'insert' && isKeptInStep(loop, terms, sources)) ||
        (!context.perRequest && failOneByOne(loop, sources.modules)) ||
        saysMany === undefined,
      saysMany,
      isGivenListOfOne: isGivenListOfOne(term, loop, operation, sources),
    });
  }
  return places;
}

/** By the roots that they repeat. What tests and scripts repeat is no reason to change it: nobody waits for them. */
export function placesOfRoots(places: readonly RepetitionPlace[], recogniser: Recogniser): ReadonlyMap<string, readonly RepetitionPlace[]> {
  const byRoot = new Map<string, RepetitionPlace[]>();
  for (const place of places) {
    const key = siteKey(place.term.root);
    const known = byRoot.get(key);
    const same = known?.findIndex((other) => isSameSite(other.loop.loop, place.loop.loop)) ?? -1;
    if (!known) byRoot.set(key, [place]);
    else if (same < 0) known.push(place);
    // Of what one call sends, that which needs the item proves most.
    else if (place.loop.isDependent && !known[same]?.loop.isDependent) known[same] = place;
  }
  for (const [key, places] of [...byRoot]) {
    const own = places.filter(({ file }) => recogniser.kindOf(file) === 'source');
    // Where some loops could do with one statement, those over larger work prove nothing more.
    const narrow = own.filter(({ isOfLargerWork }) => !isOfLargerWork);
    const all = narrow.length ? narrow : own;
    const plain = all.filter(({ isMinor }) => !isMinor);
    byRoot.delete(key);
    // What matters and what seldom does are two things to say.
    if (plain.length) byRoot.set(key, plain);
    if (plain.length < all.length)
      byRoot.set(
        `${key}|minor`,
        all.filter(({ isMinor }) => isMinor),
      );
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

/** Administrators are few, and know that what they set going takes its time. */
function isAwaitedByFew({ perRequest, forOthers, perJob }: Context): boolean {
  return perRequest && !forOthers && !perJob;
}

/** Once as the program starts, or by the clock: no request and no message waits for it. What is seen to start may be tests alone. */
function isAwaitedByNobody({ atStartUp, onSchedule, perRequest, perJob, inTest }: Context): boolean {
  return (onSchedule || (atStartUp && !inTest)) && !perRequest && !perJob;
}

/** `undo: async () => { … }`: what takes back what was done before something failed. */
function isForFailures({ file, function: key }: CallTarget, { modules }: RepetitionSources): boolean {
  return /^(undo|rollback|rewind|revert|compensate)([A-Z]|$)|^on(Error|Fail(ed|ure)?)$/.test(modules.function(file, key)?.name ?? '');
}

/** `if (kept.label === label) return; await save(…)` */
function isSentWhereChanged({ through, item }: LoopUse, { modules }: RepetitionSources): boolean {
  // `for (const changedSecret of changedSecrets)`
  if (/^(changed|dirty|stale|outdated)[A-Z]/.test(item)) return true;
  const node = modules.function(through.file, through.function);
  const sent = node && eventsOf(node).find(({ expression }) => isSameSite(siteIn(through.file, expression), through));
  return sent !== undefined && node !== undefined && (isWhereChanged(sent.conditions) || isFilledIn(sent.conditions, node));
}

/** `await update(job, { status: 'failed' })`: of many things few fail. */
function isOfFailure({ through }: LoopUse, { modules }: RepetitionSources): boolean {
  const call = through.part === 'call' ? modules.call(through) : undefined;
  return call?.arguments.some(saysFailed) ?? false;
}

/** What a product has a handful of, whoever uses it. */
const HANDFUL =
  /(^|_)(env(ironment)?|provider|region|locale|language|platform|adapter|plugin|backend|shard|identifier|claim|scope|filter|condition|range|(?<=_)kind)(_(name|id|key|type))?$/;

/** `stores.map((store) => store.find(args))`: each round asks another database, and of databases there are a handful. */
function isStoreAsked({ through, item }: LoopUse, { modules }: RepetitionSources): boolean {
  const call = through.part === 'call' ? modules.call(through) : undefined;
  return (
    call?.callee.kind === 'member' && call.callee.object.kind === 'name' && call.callee.object.name === item && STORE.test(inWords(item))
  );
}

const STORE = /(^|_)(store|repo|repository|db|database|data_?source|client|connection|conn|pool|replica|driver)$/;

/** Whose data it is: what a job does for each of them is a unit of work. */
const TENANT = /^(team|tenant|org|organi[sz]ation|workspace)(_?(id|uuid))?$/i;

function isOfHandful({ item }: LoopUse): boolean {
  return HANDFUL.test(inWords(item));
}

/** Where there is no way to go, a question costs little; a write waits for the disk, unless it is one of a transaction. */
function isCheapInProcess({ kind, connection }: Operation): boolean {
  return kind === 'read' || kind === 'sql' || (connection === 'one' && isChange({ kind }));
}

/** Each round asks page after page, or from node to node: what one answer says, the next question needs, and no statement asks for all. */
function isAskedOnWithin({ loops }: Term, loop: LoopUse): boolean {
  return loops.slice(loops.indexOf(loop) + 1).some(({ purpose }) => purpose === 'pages' || purpose === 'walk' || purpose === 'stream');
}

/** The innermost loop over data; of those the innermost that the operation depends on, where there is one. */
function repeatingLoop(term: Term): LoopUse | undefined {
  if (term.isExceptional || term.askedFirst === 'memory') return undefined;
  const each = term.loops.filter(({ purpose }) => purpose === 'each');
  const many = each.filter((loop) => !isOfHandful(loop));
  const over = many.length ? many : each;
  return over.findLast(({ isDependent }) => isDependent) ?? over.at(-1);
}
