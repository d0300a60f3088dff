/** Lists that are refused when they are longer than the code can have: `if (ids.length !== 1) throw …` before the loop. */
import type { Expression } from '../../../model/expression.ts';
import { functionWith } from '../../../model/functions.ts';
import type { BranchStep, Step } from '../../../model/module.ts';
import { pathOf } from '../../../model/paths.ts';
import { constantNumber } from './reading.ts';
import type { LoopSubject } from './subject.ts';

/** @returns the most items that come to the loop; undefined where nobody looks */
export function mostPassed({ step, module }: LoopSubject): number | undefined {
  const path = step.over && pathOf(step.over);
  if (path === undefined) return undefined;
  const counts = branchesBefore(functionWith(module, step.function)?.body ?? [], step.start).flatMap(({ test, arms: [arm] }) => {
    const [left, right] = arm?.at(-1)?.kind === 'leave' && test.kind === 'operator' ? test.operands : [];
    const count = left && right && isLengthOf(left, path) ? constantNumber(right, module) : undefined;
    if (count === undefined || test.kind !== 'operator') return [];
    // Of `>=` the longest that passes is one shorter.
    return /^!==?$|^>$/.test(test.operator) ? [count] : test.operator === '>=' ? [count - 1] : [];
  });
  return counts.length ? Math.min(...counts) : undefined;
}

function isLengthOf(value: Expression, path: string): boolean {
  return value.kind === 'member' && /^(length|size)$/.test(value.name) && pathOf(value.object) === path;
}

/** The branches that stand before a place and are passed on every way to it. */
function branchesBefore(steps: readonly Step[], place: number): BranchStep[] {
  return steps.flatMap((step): BranchStep[] => {
    if (step.start > place) return [];
    if (step.kind === 'branch')
      return step.end <= place ? [step] : step.arms.flatMap((arm) => (holds(arm, place) ? branchesBefore(arm, place) : []));
    if (step.kind === 'loop' && step.end > place) return branchesBefore(step.body, place);
    if (step.kind === 'try' && step.end > place)
      return [step.body, step.handler ?? [], step.finalizer].flatMap((part) => (holds(part, place) ? branchesBefore(part, place) : []));
    return [];
  });
}

function holds(steps: readonly Step[], place: number): boolean {
  return (steps[0]?.start ?? Number.POSITIVE_INFINITY) <= place && place < (steps.at(-1)?.end ?? 0);
}
