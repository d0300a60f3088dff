/** What every caller takes over of a function, and what it is made from. */
import type { LoopFact, LoopUse, Term } from '../model/cost.ts';
import type { Module } from '../model/module.ts';
import type { CallTarget } from '../model/operation.ts';
import type { Site } from '../model/place.ts';
import type { Linker, Modules, Recogniser } from '../model/steps.ts';
import type { Handed } from './loops/loops.ts';
import type { OpenCall } from './open-calls.ts';
import type { Dependence } from './values/dependence.ts';
import type { Steadiness } from './values/steadiness.ts';

/** A function's terms, and the calls of its own parameters, which only its callers can say the cost of. */
export interface Summary {
  readonly terms: readonly Term[];
  readonly openCalls: readonly OpenCall[];
}

export const NO_SUMMARY: Summary = { terms: [], openCalls: [] };

export interface SummarySources {
  readonly linker: Linker;
  readonly recogniser: Recogniser;
  readonly modules: Pick<Modules, 'around' | 'function'>;
  dependence(module: Module): Dependence;
  steadiness(module: Module): Steadiness;
  loopAt(site: Site): LoopFact | undefined;
  /** A loop that runs what it is handed, as it is for who hands it that. */
  handedLoop(loop: LoopUse, handed: Handed): Omit<LoopUse, 'isDependent' | 'through'>;
  summaryOf(target: CallTarget): Summary;
}
