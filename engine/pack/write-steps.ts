/** What a function does, step by step, to bytes; `read-steps.ts` reads it in the same order. */
import type { LoopStep, Step } from '../model/module.ts';
import { numbersOf, stepKinds } from './kinds.ts';
import { FIRST_KIND, type Out } from './sharing.ts';
import { writeExpression, writeExpressions } from './write-expressions.ts';

const stepNumbers = numbersOf(stepKinds);

export function writeSteps(out: Out, steps: readonly Step[]): void {
  out.list(steps, writeStep);
}

export function writeLoop(out: Out, loop: LoopStep): void {
  out.shared(out.loops, loop, writeNewLoop);
}

function writeStep(out: Out, step: Step): void {
  out.count(stepNumbers[step.kind]);
  if (step.kind === 'loop') {
    writeLoop(out, step);
    return;
  }
  out.span(step);
  switch (step.kind) {
    case 'do':
      writeExpression(out, step.value);
      return;
    case 'let':
      out.wholes(step.bindings);
      writeExpression(out, step.value);
      return;
    case 'assign':
      out.text(step.operator);
      writeExpression(out, step.target);
      writeExpression(out, step.value);
      return;
    case 'branch':
      writeExpression(out, step.test);
      writeExpressions(out, step.cases);
      out.list(step.arms, writeSteps);
      out.wholes(step.runsOn);
      out.flag(step.isExhaustive);
      return;
    case 'try':
      writeSteps(out, step.body);
      out.flag(step.handler !== undefined);
      if (step.handler) writeSteps(out, step.handler);
      writeSteps(out, step.finalizer);
      return;
    case 'leave':
      out.text(step.how);
      writeExpression(out, step.value);
      return;
  }
}

function writeNewLoop(out: Out, loop: LoopStep): void {
  out.count(FIRST_KIND);
  out.span(loop);
  out.span(loop.head);
  out.text(loop.form);
  out.text(loop.function);
  out.count(loop.index);
  writeExpression(out, loop.over);
  out.wholes(loop.items);
  writeSteps(out, loop.setup);
  writeExpression(out, loop.test);
  writeExpression(out, loop.update);
  writeSteps(out, loop.body);
}
