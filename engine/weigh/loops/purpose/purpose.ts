/**
 * What a loop is for, decided once for every rule and hint, with the evidence in words. Loops that a reader would not call N+1
 * (retries, pages, polls, chunks, searches, streams, walks) are told apart here and nowhere else.
 */
import { carriedState } from './carried.ts';
import { chunkedData, fewItems, streamedData } from './over-data.ts';
import { pacedItems, pollOrWorker, retriedWork, sharedItems } from './repeated.ts';
import type { LoopSubject, Purpose } from './subject.ts';
import { pagedData, searchedItem, walkedNodes } from './until.ts';
import { windowedRange } from './windows.ts';

/** Each answers only when it is sure; the first that does decides, so what is more particular comes first. */
const DECIDERS: readonly ((subject: LoopSubject) => Purpose | undefined)[] = [
  fewItems,
  retriedWork,
  chunkedData,
  windowedRange,
  pagedData,
  streamedData,
  searchedItem,
  walkedNodes,
  pacedItems,
  pollOrWorker,
  sharedItems,
  carriedState,
];

export function purposeOf(subject: LoopSubject): Purpose {
  for (const decide of DECIDERS) {
    const purpose = decide(subject);
    if (purpose) return purpose;
  }
  return { purpose: 'each', evidence: 'runs once for every item' };
}
