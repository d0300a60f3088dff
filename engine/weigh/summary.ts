/** What every caller takes over of a function, and what it is made from. */
import type { LoopFact, Term } from '../model/cost.ts';
import type { FunctionNode, Module } from '../model/module.ts';
import type { CallTarget } from '../model/operation.ts';
import type { Site } from '../model/place.ts';
import type { Linker, Recogniser } from '../model/steps.ts';
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
  module(file: string): Module | undefined;
  function(file: string, key: string): FunctionNode | undefined;
  dependence(file: string): Dependence;
  steadiness(module: Module): Steadiness;
  loopAt(site: Site): LoopFact | undefined;
  summaryOf(target: CallTarget): Summary;
}
