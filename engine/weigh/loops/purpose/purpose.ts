/**
 * What a loop is for, decided once for every rule and hint, with the evidence in words. Loops that a reader would not call N+1
 * (retries, pages, polls, chunks, searches, streams, walks) are told apart here and nowhere else.
 */
import type { LoopPurpose } from '../../../model/cost.ts';
import type { CallExpression, Expression } from '../../../model/expression.ts';
import type { LoopStep, Module } from '../../../model/module.ts';
import type { Origin } from '../../../model/origin.ts';
import type { Dependence } from '../../values/dependence.ts';
import { carriedState } from './carried.ts';
import { chunkedData, fewItems, streamedData } from './over-data.ts';
import { pacedItems, pollOrWorker, retriedWork } from './repeated.ts';
import { pagedData, searchedItem, walkedNodes } from './until.ts';

export interface LoopSubject {
  readonly step: LoopStep;
  readonly module: Module;
  readonly dependence: Dependence;
  originOf(expression: Expression): Origin;
  /** Whether a call pauses. */
  isPause(call: CallExpression): boolean;
}

export interface Purpose {
  readonly purpose: LoopPurpose;
  /** A few words that a reader understands. */
  readonly evidence: string;
  /** The literal number of iterations, where it is known. */
  readonly times?: number;
}

/** Each answers only when it is sure; the first that does decides, so what is more particular comes first. */
const DECIDERS: readonly ((subject: LoopSubject) => Purpose | undefined)[] = [
  fewItems,
  retriedWork,
  chunkedData,
  pagedData,
  streamedData,
  searchedItem,
  walkedNodes,
  pacedItems,
  pollOrWorker,
  carriedState,
];

export function purposeOf(subject: LoopSubject): Purpose {
  for (const decide of DECIDERS) {
    const purpose = decide(subject);
    if (purpose) return purpose;
  }
  return { purpose: 'each', evidence: 'runs once for every item' };
}
