/** What a call sends, itself or through what it calls. */
import type { Term } from '../model/cost.ts';
import type { CallTarget } from '../model/operation.ts';
import { isSameSite, type Site } from '../model/place.ts';
import type { Linker } from '../model/steps.ts';

export interface ReachSources {
  readonly linker: Linker;
  termsOf(target: CallTarget): readonly Term[];
}

/** Of two calls of one function, on two ways through this one, a single term tells: what the called one sends tells of the other. */
export function reachedBy(call: Site, { linker, termsOf }: ReachSources): readonly Site[] {
  const within = linker.calleesOf(call).flatMap(termsOf);
  return termsOf({ file: call.file, function: call.function }).flatMap(({ chain, operation }) => {
    const isReached = chain[0] && (isSameSite(chain[0], call) || within.some((term) => isSameSite(term.operation, operation)));
    return isReached ? [operation] : [];
  });
}
