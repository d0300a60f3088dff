/** Loops that do the same again: retries, polls, workers, paced work. */
import type { CallExpression, Expression } from '../../../model/expression.ts';
import { functionWith } from '../../../model/functions.ts';
import type { Module, Step } from '../../../model/module.ts';
import { inWords } from '../../../model/spelling.ts';
import { expressionsIn, forEachStep, hasWithin } from '../../../model/walk.ts';
import { dataOf } from '../lists.ts';
import { assignmentsIn, constantNumber, lastNameOf } from './reading.ts';
import type { LoopSubject, Purpose } from './subject.ts';

/** In the words of a name: `maxTries`, and not `entries` or `countries`. */
const ATTEMPT = /(^|_)(attempt(s|ed)?|retr(y|ies)|tries|backoff)(_|$)/;

/** Bounded attempts that leave on success, or a caught failure after which the loop goes on. */
export function retriedWork({ step, module }: LoopSubject): Purpose | undefined {
  const names = step.items.map((item) => module.bindings[item]?.name ?? '');
  const counted = [...names, ...namesIn(step.test), ...namesIn(step.over)].find((name) => ATTEMPT.test(inWords(name)));
  const leaves = leavesOnSuccess(step.body);
  if (counted && (leaves || !dataOf(step))) return { purpose: 'retry', evidence: `retry loop over ${counted}` };
  if (dataOf(step)) return undefined;
  const caught = step.body.find(
    (inner) => inner.kind === 'try' && inner.handler && leavesOnSuccess(inner.body) && !alwaysThrows(inner.handler),
  );
  if (caught) return { purpose: 'retry', evidence: 'leaves on success, tries again after a failure' };
  const counter = assignmentsIn(step.body).find(({ name }) => ATTEMPT.test(inWords(name)));
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
  return hasPause(subject, isTimer) ? { purpose: 'paced', evidence: 'pauses between the items' } : undefined;
}

/** Loops over nothing: again after a pause, or for as long as the process runs. */
export function pollOrWorker(subject: LoopSubject): Purpose | undefined {
  const { step } = subject;
  if (step.over || (step.form === 'for' && step.items.length > 0)) return undefined;
  if (hasPause(subject, isPromise)) return { purpose: 'poll', evidence: 'pauses and asks again' };
  const isEndless = step.test === undefined || (step.test.kind === 'literal' && step.test.value !== false);
  return isEndless ? { purpose: 'worker', evidence: 'runs until it is stopped' } : undefined;
}

function hasPause({ step, module, isPause }: LoopSubject, isWait: (call: CallExpression, module: Module) => boolean): boolean {
  return expressionsIn(step.body).some((expression) =>
    hasWithin(
      expression,
      (inner) => inner.kind === 'await' && inner.value.kind === 'call' && (isPause(inner.value) || isWait(inner.value, module)),
    ),
  );
}

/** `new Promise((resolve) => stream.once('drain', resolve))`: until something happens. */
function isPromise({ form, callee, arguments: given }: CallExpression): boolean {
  return form === 'new' && lastNameOf(callee) === 'Promise' && given.length === 1;
}

/** `new Promise((resolve) => setTimeout(resolve, 100))`; what only lets others have their turn is no pause. */
function isTimer(call: CallExpression, module: Module): boolean {
  const [made] = call.arguments;
  const calls = isPromise(call) && made?.kind === 'function' ? (functionWith(module, made.key)?.calls ?? []) : [];
  const after = calls.find(({ callee }) => lastNameOf(callee) === 'setTimeout')?.arguments[1];
  return after !== undefined && constantNumber(after, module) !== 0;
}

/** `async () => { while (next < items.length) await each(items[next++]); }`: those who work share a counter of the function around. */
export function sharedItems({ step, module }: LoopSubject): Purpose | undefined {
  const { test } = step;
  if (step.over || step.items.length || !test) return undefined;
  const isShared = (counter: Expression | undefined) => {
    if (counter?.kind !== 'name') return false;
    const owner = module.bindings[counter.binding]?.function;
    const isAround = owner !== undefined && owner !== '' && owner !== step.function;
    return isAround && hasWithin(test, (inner) => inner.kind === 'name' && inner.binding === counter.binding);
  };
  let isCounted = expressionsIn(step.body).some((expression) =>
    hasWithin(expression, (inner) => inner.kind === 'operator' && inner.operator === '++' && isShared(inner.operands[0])),
  );
  forEachStep(step.body, (one) => {
    isCounted ||= one.kind === 'assign' && one.operator === '+=' && isShared(one.target);
  });
  return isCounted ? { purpose: 'each', evidence: 'several workers take the items in turn', isShared: true } : undefined;
}
