/**
 * The fourth step: walks the call graph and says how often each operation happens, per what, and on whose behalf. It answers from
 * remembered queries, one a function, so that an edit computes again only what calls the edited function. `loops/` says what runs how often
 * and why, `conditions/` when an operation is sent at all, `values/` what an expression is made from, `rows/` what becomes of an answer.
 */
import type { Memo, Query } from '../incremental/memo.ts';
import type { Context, Effects, LateRead, LoopFact, Repetition, RepetitionPlace, Way } from '../model/cost.ts';
import type { Module } from '../model/module.ts';
import type { CallTarget } from '../model/operation.ts';
import { type Site, siteKey } from '../model/place.ts';
import type { SharedLimit } from '../model/sent.ts';
import type { Linker, Modules, Recogniser, Weigher } from '../model/steps.ts';
import { NO_NEEDS } from './conditions/needs.ts';
import { contextFrom, NO_CONTEXT } from './context.ts';
import { costOfTerms, countedTerms } from './cost.ts';
import { effectsAt, effectsIn, HARMLESS, UNKNOWN } from './effects.ts';
import { type FreeLimit, freeLimitsIn, sharedLimits } from './free-limits.ts';
import { independentRuns } from './independent.ts';
import { independentRounds } from './independent-rounds.ts';
import { lateReads } from './late-reads.ts';
import { handedLoop, loopAt, loopSites } from './loops/loops.ts';
import { placesIn, placesOfRoots, repetitionsByReporter } from './loops/repetitions.ts';
import { reachedBy } from './reached.ts';
import { createRows } from './rows/rows.ts';
import { NO_SUMMARY, type Summary } from './summary.ts';
import { summarise } from './terms.ts';
import { type Dependence, dependenceOf } from './values/dependence.ts';
import { assignedMembers, type Steadiness, steadinessOf } from './values/steadiness.ts';
import { type GuardedCalls, guardedCalls, leadsTo, NO_GUARDED, shortestWays, through } from './ways.ts';

export function createWeigher(memo: Memo, modules: Modules, linker: Linker, recogniser: Recogniser): Weigher {
  const dependences = new WeakMap<Module, Dependence>();
  const dependence = (module: Module): Dependence => {
    const known = dependences.get(module) ?? dependenceOf(module);
    dependences.set(module, known);
    return known;
  };

  const steadinesses = new WeakMap<Module, Steadiness>();
  const assigned = memo.query<readonly string[]>(
    'assigned-members',
    (file) => {
      const module = modules.module(file);
      return module ? assignedMembers(module) : [];
    },
    { bottom: () => [] },
  );
  const steadiness = (module: Module): Steadiness => {
    const members = assigned.get(module.path);
    const known = steadinesses.get(module) ?? steadinessOf(module, members);
    steadinesses.set(module, known);
    return known;
  };

  const loopsAre = (part: 'loop' | 'call') =>
    memo.query<LoopFact | undefined, [file: string, key: string, index: number]>(
      part === 'loop' ? 'loop' : 'iterating-call',
      (file, key, index) => {
        const module = modules.module(file);
        return module && loopAt({ file, function: key, part, index }, module, { modules, linker, recogniser, dependence });
      },
      { bottom: () => undefined },
    );
  const statements = loopsAre('loop');
  const iterating = loopsAre('call');
  const loopOf = ({ file, function: key, part, index }: Site): LoopFact | undefined =>
    part === 'loop' ? statements.get(file, key, index) : part === 'call' ? iterating.get(file, key, index) : undefined;

  const summaries: Query<Summary, OfFunction> = memo.query<Summary, OfFunction>(
    'summary',
    (file, key) =>
      summarise(
        { file, function: key },
        {
          linker,
          recogniser,
          modules,
          dependence,
          steadiness,
          loopAt: loopOf,
          handedLoop: (loop, handed) => {
            const module = modules.around(handed.site.file, handed.site.function);
            return module ? handedLoop(loop, handed, module, { modules, linker, recogniser, dependence }) : loop;
          },
          summaryOf: (target) => summaries.get(target.file, target.function),
        },
      ),
    { bottom: () => NO_SUMMARY },
  );
  const termsOf = (target: CallTarget) => summaries.get(target.file, target.function).terms;

  const contexts: Query<Context, OfFunction> = memo.query<Context, OfFunction>(
    'context',
    (file, key) =>
      contextFrom({ file, function: key }, modules, linker, recogniser, (target) => contexts.get(target.file, target.function)),
    { bottom: () => NO_CONTEXT },
  );

  const served = memo.query<boolean>(
    'is-served',
    () => modules.files().some((file) => recogniser.entriesIn(file).some(({ kind }) => !/^(script|command|test|module)$/.test(kind))),
    { bottom: () => false, isEager: true },
  );

  const isServed = (): boolean => served.get('');

  const contextOf = (target: CallTarget): Context => contexts.get(target.file, target.function);

  const effects: Query<Effects, OfFunction> = memo.query<Effects, OfFunction>(
    'effects',
    (file, key) => effectsIn({ file, function: key }, effectSources),
    {
      bottom: () => HARMLESS,
    },
  );
  const effectSources = {
    linker,
    recogniser,
    modules,
    effectsOf: (target: CallTarget) => effects.get(target.file, target.function),
  };

  const effectsOfSite = (site: Site): Effects => {
    const call = modules.call(site);
    const module = modules.around(site.file, site.function);
    return call && module ? effectsAt(call, module, effectSources) : UNKNOWN;
  };

  const guarded = memo.query<GuardedCalls, OfFunction>('guarded-calls', (file, key) => guardedCalls({ file, function: key }, { modules }), {
    bottom: () => NO_GUARDED,
  });
  const memoisedIn = (target: CallTarget) => guarded.get(target.file, target.function).memoised;
  const neededFor = (call: Site) =>
    (call.part === 'call' ? guarded.get(call.file, call.function).needs.find(([index]) => index === call.index)?.[1] : undefined) ??
    NO_NEEDS;
  const isExceptional = ({ file, function: key, part, index }: Site) =>
    part === 'call' && guarded.get(file, key).exceptional.includes(index);
  const ways: Query<readonly Way[], OfFunction> = memo.query<readonly Way[], OfFunction>(
    'ways',
    (file, key) =>
      shortestWays(
        { file, function: key },
        {
          modules,
          linker,
          recogniser,
          contextOf,
          waysTo: (target) => ways.get(target.file, target.function),
          memoisedIn,
          neededFor,
          isExceptional,
        },
      ),
    { bottom: () => [] },
  );

  const placesOfFunction = memo.query<readonly RepetitionPlace[], OfFunction>(
    'repetition-places-of',
    (file, key) =>
      placesIn({ file, function: key }, termsOf({ file, function: key }), {
        modules,
        linker,
        recogniser,
        dependence,
        effectsOf: effectsOfSite,
        termsOf,
        contextOf,
        isServed,
      }),
    { bottom: () => [] },
  );
  const waysTo = (call: Site): readonly Way[] => {
    const known = ways.get(call.file, call.function);
    if (!known.length || memoisedIn(call).includes(call.index)) return [];
    return known.filter((way) => leadsTo(call, way, { modules, linker, neededFor })).map((way) => through(call, way, { isExceptional }));
  };

  const freeLimits = memo.query<readonly FreeLimit[]>(
    'free-limits',
    (file) => freeLimitsIn(file, { modules, linker, recogniser, isReached: (read) => waysTo(read).length > 0 }),
    { bottom: () => [], isOfEachFile: true },
  );
  const shared = memo.query<ReadonlyMap<string, SharedLimit>>(
    'shared-limits',
    () => sharedLimits(modules.files().flatMap((file) => freeLimits.get(file))),
    { bottom: () => new Map(), isEager: true },
  );

  const places = memo.query<readonly RepetitionPlace[]>(
    'repetition-places',
    (file) => modules.module(file)?.functions.flatMap(({ key }) => placesOfFunction.get(file, key)) ?? [],
    { bottom: () => [], isOfEachFile: true },
  );

  const placesByRoot = memo.query<ReadonlyMap<string, readonly RepetitionPlace[]>>(
    'places-by-root',
    () =>
      placesOfRoots(
        modules.files().flatMap((file) => places.get(file)),
        recogniser,
      ),
    { bottom: () => new Map(), isEager: true },
  );

  const byReporter = memo.query<ReadonlyMap<string, readonly Repetition[]>>(
    'repetitions-by-reporter',
    () => repetitionsByReporter(placesByRoot.get('').values()),
    { bottom: () => new Map() },
  );
  const repetitions = memo.query<readonly Repetition[]>('repetitions', (file) => byReporter.get('').get(file) ?? [], { bottom: () => [] });

  const independence = { modules, linker, recogniser, termsOf, contextOf, effectsOf: effectsOfSite };
  const independent = memo.query<readonly (readonly Site[])[], OfFunction>(
    'independent-runs',
    (file, key) => independentRuns({ file, function: key }, independence),
    { bottom: () => [] },
  );
  const independentLoops = memo.query<readonly Site[], OfFunction>(
    'independent-rounds',
    (file, key) => independentRounds({ file, function: key }, independence),
    { bottom: () => [] },
  );
  const late = memo.query<readonly LateRead[], OfFunction>('late-reads', (file, key) => lateReads({ file, function: key }, independence), {
    bottom: () => [],
  });

  const rows = createRows(memo, { modules, linker, recogniser });

  return {
    ...rows,
    loopsIn: (file) => {
      const module = modules.module(file);
      return module ? loopSites(module, recogniser) : [];
    },
    loopAt: loopOf,
    termsOf,
    costOf: (target) => {
      const terms = termsOf(target);
      return costOfTerms(countedTerms(terms, recogniser.operationOf, loopOf), terms);
    },
    contextOf,
    isServed,
    waysTo,
    effectsOf: effectsOfSite,
    reachedBy: (call) => reachedBy(call, { linker, termsOf }),
    independentRuns: (target) => independent.get(target.file, target.function),
    independentRounds: (target) => independentLoops.get(target.file, target.function),
    lateReads: (target) => late.get(target.file, target.function),
    repetitionsIn: (file) => repetitions.get(file),
    repeatingPlacesIn: (file) => places.get(file),
    sharedLimitAt: (saidAt) => shared.get('').get(siteKey(saidAt)),
    sharedLimitsIn: (file) => [...shared.get('').values()].filter(({ saidAt }) => saidAt.file === file),
  };
}

/** The key of what is asked of a function. */
type OfFunction = readonly [file: string, key: string];
