/** Loops that go over a range window by window: `while (from <= last) { const to = from + SIZE; … from = to + 1; }`. */
import type { Expression } from '../../../model/expression.ts';
import { onlyValueBehind } from '../../../model/only-value.ts';
import { forEachStep } from '../../../model/walk.ts';
import { constantNumber } from './reading.ts';
import type { LoopSubject, Purpose } from './subject.ts';

/** What is compared is moved on by more than one. */
export function windowedRange({ step, module }: LoopSubject): Purpose | undefined {
  if (step.over || step.test?.kind !== 'operator' || !/^[<>]=?$/.test(step.test.operator)) return undefined;
  const compared = new Set(step.test.operands.flatMap((operand) => (operand.kind === 'name' ? [operand.binding] : [])));
  /** `from + SIZE`, itself, under a name of its own, or as `to + 1` where that is `to`. */
  const isMoved = (value: Expression, binding: number): boolean => {
    const made = onlyValueBehind(value, module) ?? value;
    if (made.kind !== 'operator' || made.operator !== '+') return false;
    const names = made.operands.filter((operand) => operand.kind === 'name');
    if (!names.some((one) => one.binding === binding)) return names.some((one) => isMoved(one, binding));
    const by = made.operands.find((operand) => operand.kind !== 'name' || operand.binding !== binding);
    return by !== undefined && constantNumber(by, module) !== 1;
  };
  let name: string | undefined;
  forEachStep(step.body, (inner) => {
    if (inner.kind !== 'assign' || inner.target.kind !== 'name' || !compared.has(inner.target.binding)) return;
    const { binding } = inner.target;
    const isWindow = inner.operator === '+=' ? constantNumber(inner.value, module) !== 1 : isMoved(inner.value, binding);
    if (isWindow) name ??= inner.target.name;
  });
  return name === undefined ? undefined : { purpose: 'chunks', evidence: `windows that ${name} begins` };
}
