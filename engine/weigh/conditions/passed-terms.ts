/** Which of a function's terms come about through a call, by what the call gives. */
import type { Need, Term } from '../../model/cost.ts';
import type { CallExpression, Expression } from '../../model/expression.ts';
import type { FunctionNode, Module } from '../../model/module.ts';
import { isPlain, NO_NEEDS, needsThrough } from './needs.ts';

export interface PassedTerm {
  readonly term: Term;
  /** What is still needed, told in the names of the function that calls. */
  readonly needs: readonly Need[];
}

export function termsPassed(
  terms: readonly Term[],
  call: CallExpression,
  given: readonly Expression[],
  around: { readonly module: Module; readonly node: FunctionNode },
): readonly PassedTerm[] {
  if (!isPlain(call)) return terms.map((term) => ({ term, needs: NO_NEEDS }));
  const ruledOut: Term[] = [];
  const passed = terms.flatMap((term): PassedTerm[] => {
    const needs = needsThrough(term.needs, given, around);
    if (!needs && !term.isAlternative) ruledOut.push(term);
    return needs ? [{ term, needs }] : [];
  });
  if (!ruledOut.length) return passed;
  return passed.map((one) => (isInstead(one.term, ruledOut) ? { ...one, term: { ...one.term, isAlternative: false } } : one));
}

/** Whether a term is that of the arm which is left where the dearer one is ruled out. */
function isInstead({ isAlternative, needs }: Term, ruledOut: readonly Term[]): boolean {
  const isOfSame = (a: Need, b: Need) => a.parameter === b.parameter && a.property === b.property;
  return isAlternative && ruledOut.some((other) => other.needs.some((one) => needs.some((own) => isOfSame(own, one))));
}
