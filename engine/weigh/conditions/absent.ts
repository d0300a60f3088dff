/** What a test finds missing. */
import type { Expression } from '../../model/expression.ts';

/** What is not there, where a test holds or fails. */
export function absentIn(test: Expression, holds: boolean): Expression | undefined {
  if (test.kind === 'name' || test.kind === 'member' || test.kind === 'call') return holds ? undefined : test;
  // `if (!instance || isForced)`
  if (test.kind === 'choice' && !test.test && holds && test.operator === '||')
    return test.options.map((option) => absentIn(option, holds)).find((missing) => missing !== undefined);
  if (test.kind !== 'operator') return undefined;
  const [first, second] = test.operands;
  if (test.operator === '!') return first && absentIn(first, !holds);
  const isSame = /^===?$/.test(test.operator);
  if (!first || !second || !isNothing(second) || (!isSame && !/^!==?$/.test(test.operator))) return undefined;
  return isSame === holds ? first : undefined;
}

export function isNothing(value: Expression): boolean {
  return value.kind === 'literal' && (value.value === undefined || value.value === null || value.value === false);
}
