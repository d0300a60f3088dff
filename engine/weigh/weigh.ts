/**
 * The fourth step: walks the call graph and says how often each operation happens, per what, and on whose behalf. It answers from
 * remembered queries, one a function, so that an edit computes again only what calls the edited function.
 */
import type { Memo, Query } from '../incremental/memo.ts';
import type { Context, Effects, LoopFact, Repetition, RepetitionPlace, Way } from '../model/cost.ts';
import type { Module } from '../model/module.ts';
import type { CallTarget } from '../model/operation.ts';
import { type Site, siteKey } from '../model/place.ts';
import { SiteTable } from '../model/site-table.ts';
import type { Linker, Modules, Recogniser, Weigher } from '../model/steps.ts';
import { contextFrom, NO_CONTEXT } from './context.ts';
import { costOfTerms, countedTerms } from './cost.ts';
import { type Dependence, dependenceOf } from './dependence.ts';
import { effectsAt, effectsIn, HARMLESS, UNKNOWN } from './effects.ts';
import { loopsOf } from './loops.ts';
import { placesIn } from './repetitions.ts';
import { type Steadiness, steadinessOf } from './steadiness.ts';

import { NO_SUMMARY, type Summary, summarise } from './terms.ts';
import { memoisedCalls, shortestWays } from './ways.ts';

export function createWeigher(memo: Memo, modules: Modules, linker: Linker, recogniser: Recogniser): Weigher {
  const dependences = new WeakMap<object, Dependence>();
  const dependence = (file: string): Dependence => {
    const module = modules.module(file);
    if (!module) throw new Error(`no module for ${file}`);
    let known = dependences.get(module);
    if (!known) {
      known = dependenceOf(module);
      dependences.set(module, known);
    }
    return known;
  };

  const steadinesses = new WeakMap<Module, Steadiness>();
  const steadiness = (module: Module): Steadiness => {
    const known = steadinesses.get(module) ?? steadinessOf(module);
    steadinesses.set(module, known);
    return known;
  };

  const loops = memo.query<ReadonlyMap<string, LoopFact>>(
    'loops',
    (file) => {
      const module = modules.module(file);
      return new Map(module ? loopsOf(module, dependence(file), linker, recogniser).map((fact) => [siteKey(fact.site), fact]) : []);
    },
    { bottom: () => new Map() },
  );
  const loopTables = new WeakMap<ReadonlyMap<string, LoopFact>, SiteTable<LoopFact>>();
  const loopAt = (site: Site): LoopFact | undefined => {
    const all = loops.get(site.file);
    if (!all.size) return undefined;
    const table = loopTables.get(all) ?? new SiteTable(all.values(), (fact) => fact.site);
    loopTables.set(all, table);
    return table.at(site);
  };

  const summaries: Query<Summary, OfFunction> = memo.query<Summary, OfFunction>(
    'summary',
    (file, key) =>
      summarise(
        { file, function: key },
        {
          linker,
          recogniser,
          module: modules.module,
          function: modules.function,
          dependence,
          steadiness,
          loopAt,
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
    module: modules.module,
    effectsOf: (target: CallTarget) => effects.get(target.file, target.function),
  };

  const effectsOfSite = (site: Site): Effects => {
    const call = modules.call(site);
    const module = modules.module(site.file);
    return call && module ? effectsAt(call, module, effectSources) : UNKNOWN;
  };

  const memoised = memo.query<readonly number[], OfFunction>(
    'memoised-calls',
    (file, key) => memoisedCalls({ file, function: key }, { modules }),
    {
      bottom: () => [],
    },
  );
  const ways: Query<readonly Way[], OfFunction> = memo.query<readonly Way[], OfFunction>(
    'ways',
    (file, key) =>
      shortestWays(
        { file, function: key },
        {
          modules,
          linker,
          recogniser,
          waysTo: (target) => ways.get(target.file, target.function),
          memoisedIn: (target) => memoised.get(target.file, target.function),
        },
      ),
    { bottom: () => [] },
  );

  const places = memo.query<readonly RepetitionPlace[]>(
    'repetition-places',
    (file) => placesIn(file, termsOf, { modules, linker, recogniser, dependence, effectsOf: effectsOfSite }),
    {
      bottom: () => [],
    },
  );

  const placesByRoot = memo.query<ReadonlyMap<string, readonly RepetitionPlace[]>>(
    'places-by-root',
    () => {
      const byRoot = new Map<string, RepetitionPlace[]>();
      for (const file of modules.files()) {
        for (const place of places.get(file)) {
          const key = siteKey(place.term.root);
          const known = byRoot.get(key);
          const same = known?.findIndex((other) => siteKey(other.loop.loop) === siteKey(place.loop.loop)) ?? -1;
          if (!known) byRoot.set(key, [place]);
          else if (same < 0) known.push(place);
          // Of what one call sends, that which needs the item proves most.
          else if (place.loop.isDependent && !known[same]?.loop.isDependent) known[same] = place;
        }
      }
      // What tests and scripts repeat is no reason to change it: nobody waits for them.
      for (const [key, all] of byRoot) {
        const own = all.filter(({ file }) => recogniser.kindOf(file) === 'source');
        // Where some loops could do with one statement, those over larger work prove nothing more.
        const narrow = own.filter(({ isOfLargerWork }) => !isOfLargerWork);
        if (own.length) byRoot.set(key, narrow.length ? narrow : own);
        else byRoot.delete(key);
      }
      return byRoot;
    },
    { bottom: () => new Map(), isEager: true },
  );

  /** The roots that a file reports: those that only its own loops repeat, and those that stand in it and are repeated from several places. */
  const repetitions = memo.query<readonly Repetition[]>(
    'repetitions',
    (file) => {
      const found: Repetition[] = [];
      for (const all of placesByRoot.get('').values()) {
        const [first] = all;
        if (!first) continue;
        const owner = all.length === 1 ? first.file : first.term.root.file;
        if (owner === file) found.push({ root: first.term.root, term: first.term, places: all });
      }
      return found;
    },
    { bottom: () => [] },
  );

  return {
    loopsIn: (file) => [...loops.get(file).values()],
    loopAt,
    termsOf,
    costOf: (target) => {
      const terms = termsOf(target);
      return costOfTerms(countedTerms(terms, recogniser.operationAt, loopAt), terms);
    },
    contextOf: (target) => contexts.get(target.file, target.function),
    waysTo: (call) => (memoised.get(call.file, call.function).includes(call.index) ? [] : ways.get(call.file, call.function)),
    effectsOf: effectsOfSite,
    repetitionsIn: (file) => repetitions.get(file),
    repeatingPlacesIn: (file) => places.get(file),
  };
}

/** The key of what is asked of a function. */
type OfFunction = readonly [file: string, key: string];
