/** What a function does, step by step, from bytes, in the order in which `write-steps.ts` writes it. */
import type { LeaveStep, LoopForm, LoopStep, Step } from '../model/module.ts';
import { stepKinds } from './kinds.ts';
import { present, readExpression, readExpressions, readOptionalExpression } from './read-expressions.ts';
import type { In } from './sharing.ts';

export function readSteps(input: In): readonly Step[] {
  return input.list(readStep);
}

export function readLoop(input: In): LoopStep {
  return present(input.shared(input.loops, readNewLoop));
}

function readStep(input: In): Step {
  const kind = present(stepKinds[input.count()]);
  if (kind === 'loop') return readLoop(input);
  input.readSpan();
  const { start, end } = input;
  switch (kind) {
    case 'do':
      return { kind, start, end, value: readExpression(input) };
    case 'let': {
      const bindings = input.wholes();
      return { kind, start, end, bindings, value: readOptionalExpression(input) };
    }
    case 'assign': {
      const operator = input.text();
      const target = readExpression(input);
      return { kind, start, end, operator, target, value: readExpression(input) };
    }
    case 'branch': {
      const test = readExpression(input);
      const cases = readExpressions(input);
      const arms = input.list(readSteps);
      const runsOn = input.wholes();
      return { kind, start, end, test, cases, arms, runsOn, isExhaustive: input.flag() };
    }
    case 'try': {
      const body = readSteps(input);
      const handler = input.flag() ? readSteps(input) : undefined;
      return { kind, start, end, body, handler, finalizer: readSteps(input) };
    }
    case 'leave': {
      const how = input.text() as LeaveStep['how'];
      return { kind, start, end, how, value: readOptionalExpression(input) };
    }
  }
}

function readNewLoop(input: In): LoopStep {
  const { start, end } = input.span();
  const head = input.span();
  const form = input.text() as LoopForm;
  const key = input.text();
  const index = input.count();
  const over = readOptionalExpression(input);
  const items = input.wholes();
  const setup = readSteps(input);
  const test = readOptionalExpression(input);
  const update = readOptionalExpression(input);
  return { kind: 'loop', start, end, form, head, over, items, setup, test, update, body: readSteps(input), function: key, index };
}
