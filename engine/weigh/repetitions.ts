/** Where loops repeat operations: of every term the innermost loop over data that the operation depends on. */
import type { LoopUse, RepetitionPlace, Term } from '../model/cost.ts';
import type { CallTarget } from '../model/operation.ts';
import { isBatched } from './cost.ts';
import { type InvarianceSources, isInvariantIn } from './invariance.ts';

/** The places of a file whose own loops repeat something. Loops further down the chain are reported where they stand. */
export function placesIn(file: string, termsOf: (target: CallTarget) => readonly Term[], sources: InvarianceSources): RepetitionPlace[] {
  const module = sources.modules.module(file);
  const places: RepetitionPlace[] = [];
  for (const node of module?.functions ?? []) {
    const terms = termsOf({ file, function: node.key });
    for (const term of terms) {
      const loop = repeatingLoop(term);
      if (!loop || loop.loop.file !== file || loop.loop.function !== node.key) continue;
      const operation = sources.recogniser.operationAt(term.operation);
      if (operation && !isBatched(operation, term)) {
        const isInvariant = isInvariantIn(loop, term, terms, sources);
        places.push({ file, function: node.key, term, loop, isInvariant });
      }
    }
  }
  return places;
}

/** The innermost loop over data; of those the innermost that the operation depends on, where there is one. */
function repeatingLoop(term: Term): LoopUse | undefined {
  if (term.isExceptional || term.isMemoised) return undefined;
  const over = term.loops.filter(({ purpose }) => purpose === 'each');
  return over.findLast(({ isDependent }) => isDependent) ?? over.at(-1);
}
