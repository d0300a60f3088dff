/** What a test finds missing, and what is put there then. */
import type { Expression } from '../../model/expression.ts';
import type { FunctionNode, Module, Step } from '../../model/module.ts';
import { onlyValueBehind } from '../../model/only-value.ts';
import { pathOf } from '../../model/paths.ts';
import { forEachStep, forEachStepList } from '../../model/walk.ts';

/** What is not there, where a test holds or fails. */
export function absentIn(test: Expression, holds: boolean): Expression | undefined {
  if (test.kind === 'name' || test.kind === 'member' || test.kind === 'element' || test.kind === 'call') return holds ? undefined : test;
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

/**
 * The assignments of a function to what it found missing: `if (!client) client = connect();`, and `rates[currency] = rate` after
 * `if (rates[currency]) return rates[currency];`. Made by the first that asks, whichever that is.
 */
export function filledByFirst({ body }: FunctionNode, module: Module): ReadonlySet<Step> {
  const filled = new Set<Step>();
  const fill = (missing: Expression | undefined, steps: readonly Step[]) => {
    const paths = missing ? [missing, onlyValueBehind(missing, module)].map((one) => one && pathOf(one)) : [];
    const isMissing = (target: Expression) => paths.some((path) => path && path === pathOf(target));
    forEachStep(steps, (step) => void (step.kind === 'assign' && isMissing(step.target) && filled.add(step)));
  };
  forEachStepList(body, (steps) => {
    for (const [index, step] of steps.entries()) {
      if (step.kind !== 'branch') continue;
      const [found = [], otherwise = []] = step.arms;
      fill(absentIn(step.test, true), found);
      fill(absentIn(step.test, false), found.at(-1)?.kind === 'leave' ? [...otherwise, ...steps.slice(index + 1)] : otherwise);
    }
  });
  return filled;
}
