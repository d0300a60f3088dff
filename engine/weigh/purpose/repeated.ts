/** Loops that do the same again: retries, polls, workers, paced work. */
import type { Expression } from '../../model/expression.ts';
import type { Step } from '../../model/module.ts';
import { expressionsIn, forEachStep, hasWithin } from '../../model/walk.ts';
import type { LoopSubject, Purpose } from './purpose.ts';
import { assignmentsIn, lastNameOf } from './reading.ts';

const ATTEMPT = /attempt|retr(y|ies)|tries|backoff/i;

/** Bounded attempts that leave on success, or a caught failure after which the loop goes on. */
export function retriedWork({ step, module }: LoopSubject): Purpose | undefined {
  const names = step.items.map((item) => module.bindings[item]?.name ?? '');
  const counted = [...names, ...namesIn(step.test), ...namesIn(step.over)].find((name) => ATTEMPT.test(name));
  const leaves = leavesOnSuccess(step.body);
  if (counted && (leaves || step.form !== 'for-of')) return { purpose: 'retry', evidence: `retry loop over ${counted}` };
  if (step.form === 'for-of' || step.form === 'for-in' || step.form === 'for-await') return undefined;
  const caught = step.body.find(
    (inner) => inner.kind === 'try' && inner.handler && leavesOnSuccess(inner.body) && !alwaysThrows(inner.handler),
  );
  if (caught) return { purpose: 'retry', evidence: 'leaves on success, tries again after a failure' };
  const counter = assignmentsIn(step.body).find(({ name }) => ATTEMPT.test(name));
  return counter ? { purpose: 'retry', evidence: `retry loop counted by ${counter.name}` } : undefined;
}

function leavesOnSuccess(steps: readonly Step[]): boolean {
  let isFound = false;
  forEachStep(steps, (step) => {
    isFound ||= step.kind === 'leave' && (step.how === 'return' || step.how === 'break');
  });
  return isFound;
}

function alwaysThrows(steps: readonly Step[]): boolean {
  const last = steps.at(-1);
  return last?.kind === 'leave' && last.how === 'throw';
}

function namesIn(expression: Expression | undefined): string[] {
  const names: string[] = [];
  if (expression)
    hasWithin(
      expression,
      (inner) => void ((inner.kind === 'name' || inner.kind === 'member') && names.push(inner.name)) as unknown as boolean,
    );
  return names;
}

/** A pause for every item is a rate kept on purpose. */
export function pacedItems(subject: LoopSubject): Purpose | undefined {
  const { step } = subject;
  if (step.form !== 'for-of' && step.form !== 'for-in' && step.form !== 'for') return undefined;
  return hasPause(subject) ? { purpose: 'paced', evidence: 'pauses between the items' } : undefined;
}

/** Loops over nothing: again after a pause, or for as long as the process runs. */
export function pollOrWorker(subject: LoopSubject): Purpose | undefined {
  const { step } = subject;
  if (step.over || (step.form === 'for' && step.items.length > 0)) return undefined;
  if (hasPause(subject)) return { purpose: 'poll', evidence: 'pauses and asks again' };
  const isEndless = step.test === undefined || (step.test.kind === 'literal' && step.test.value !== false);
  return isEndless ? { purpose: 'worker', evidence: 'runs until it is stopped' } : undefined;
}

function hasPause({ step, isPause }: LoopSubject): boolean {
  return expressionsIn(step.body).some((expression) =>
    hasWithin(
      expression,
      (inner) => inner.kind === 'await' && inner.value.kind === 'call' && (isPause(inner.value) || isTimerPromise(inner.value)),
    ),
  );
}

/** `new Promise((resolve) => setTimeout(resolve, 100))`: the function's own calls are in its body, so its shape decides. */
function isTimerPromise(call: Expression): boolean {
  return call.kind === 'call' && call.form === 'new' && lastNameOf(call.callee) === 'Promise' && call.arguments.length === 1;
}
