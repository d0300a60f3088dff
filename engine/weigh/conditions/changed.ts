/** Whether something is done only where a value differs from what is kept: of many items few have changed since they were looked at last. */
import type { Expression } from '../../model/expression.ts';
import type { FunctionNode } from '../../model/module.ts';
import { pathOf } from '../../model/paths.ts';
import { inWords } from '../../model/spelling.ts';
import { forEachStep } from '../../model/walk.ts';
import { absentIn } from './absent.ts';
import { type Condition, isConstant } from './conditions.ts';

export function isWhereChanged(conditions: readonly Condition[]): boolean {
  return conditions.some(({ test, holds, cases }) => !cases && differs(test, holds));
}

/** `if (!page.order) page.order = next();`: what the item itself lacks, so that it is there the next time. */
export function isFilledIn(conditions: readonly Condition[], { body }: FunctionNode): boolean {
  const missing = conditions.flatMap(({ test, holds, cases }) => (cases ? [] : (absentIn(test, holds) ?? [])));
  const paths = new Set(missing.flatMap((one) => (one.kind === 'member' ? (pathOf(one) ?? []) : [])));
  let isFilled = false;
  if (!paths.size) return false;
  forEachStep(body, (step) => {
    if (step.kind === 'assign' && paths.has(pathOf(step.target) ?? '')) isFilled = true;
  });
  return isFilled;
}

/** `kept.label !== label` where it holds, `isEqual(kept, now)` where it fails; of several tests all, where any of them would do. */
function differs(test: Expression, holds: boolean): boolean {
  if (test.kind === 'choice' && !test.test) {
    const isAll = holds === (test.operator === '&&');
    return isAll ? test.options.some((option) => differs(option, holds)) : test.options.every((option) => differs(option, holds));
  }
  if (test.kind === 'operator' && test.operator === '!') return test.operands.some((operand) => differs(operand, !holds));
  if (test.kind === 'operator' && /^[!=]==?$/.test(test.operator))
    return test.operator.startsWith('!') === holds && test.operands.every(isValue);
  const name = nameOf(test.kind === 'call' ? test.callee : test);
  return holds ? CHANGED.test(name) : test.kind === 'call' && EQUAL.test(name);
}

const CHANGED =
  /^(is|has|was)?(chang(e|ed|es)|differ(s|ent)?|dirty|stale|outdated)$|^(is|has)(Invalid|Outdated|Stale|Corrupt(ed)?|Broken)([A-Z]|$)/i;
const EQUAL = /^(is)?_?(deep)?(equal|same)(s|To)?$/i;

/** Neither written in the code nor what tells one item from the others. */
function isValue(operand: Expression): boolean {
  if (isConstant(operand) || operand.kind === 'operator') return false;
  return !/(^|_)(id|uuid|key|slug|length|size|type|kind|status|role)s?$/.test(inWords(nameOf(operand)));
}

function nameOf(expression: Expression): string {
  return expression.kind === 'name' || expression.kind === 'member' ? expression.name : '';
}
