/** Loops whose iterations build on each other: a running balance, a chain of results. */
import type { Expression } from '../../../model/expression.ts';
import { expressionsIn, hasWithin } from '../../../model/walk.ts';
import { assignmentsIn, awaitedIn, declaredIn } from './reading.ts';
import type { LoopSubject, Purpose } from './subject.ts';

/** A name from before the loop is given an awaited answer in it, and something awaited in it is given that name. */
export function carriedState({ step, module }: LoopSubject): Purpose | undefined {
  const declared = declaredIn(step.body);
  const awaited = awaitedIn(step.body);
  const comesFromAnswer = (value: Expression) =>
    hasWithin(value, (inner) => inner.kind === 'await' || (inner.kind === 'name' && awaited.has(inner.binding)));
  const carried = new Set(
    assignmentsIn(step.body)
      .filter(({ binding, value }) => binding >= 0 && !declared.has(binding) && !step.items.includes(binding) && comesFromAnswer(value))
      .map(({ binding }) => binding),
  );
  if (!carried.size) return undefined;
  const isGivenOn = expressionsIn(step.body).some((expression) =>
    hasWithin(
      expression,
      (inner) =>
        inner.kind === 'await' &&
        inner.value.kind === 'call' &&
        inner.value.arguments.some((argument) => hasWithin(argument, (part) => part.kind === 'name' && carried.has(part.binding))),
    ),
  );
  const name = module.bindings[[...carried][0] ?? -1]?.name;
  return isGivenOn ? { purpose: 'carried', evidence: `each round needs ${name} from the one before` } : undefined;
}
