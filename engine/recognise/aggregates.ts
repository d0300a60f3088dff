/** Rows that stand for many of a table's: groups, and what is counted or summed up. */
import type { Expression } from '../model/expression.ts';
import { type BuiltPart, type BuiltStep, givenTo } from './builders.ts';
import { givenAt, listOf } from './given.ts';

/** Whether one row that comes back stands for many: `GROUP BY`. */
export function isGrouped(steps: readonly BuiltStep[], parts: readonly BuiltPart[]): boolean {
  return (
    parts.some(({ part }) => part.part === 'group') ||
    steps.some(({ call, meaning, scope }) => {
      if (typeof meaning.isGrouped === 'boolean') return meaning.isGrouped;
      return givenAt(call, meaning.isGrouped, meaning.options ?? 0, scope).state === 'given';
    })
  );
}

/** Everything that is selected is counted or summed up: one row comes back. */
export function isAggregate(steps: readonly BuiltStep[], parts: readonly BuiltPart[]): boolean {
  const built = parts.filter(({ part }) => part.part === 'columns').flatMap(givenTo);
  const isAllSummed = built.filter(({ kind }) => kind !== 'text').every(isSummed) && built.some(isSummed);
  return (isAllSummed || steps.some(asksForSums)) && !isGrouped(steps, parts);
}

/** `attributes: [[fn('SUM', col('amount')), 'total']]` */
function asksForSums({ call, meaning, scope }: BuiltStep): boolean {
  const [named] = listOf(meaning.columns);
  const given = givenAt(call, named, meaning.options ?? 0, scope);
  if (meaning.columnsForm !== 'names' || given.state !== 'given' || given.expression.kind !== 'array') return false;
  const { elements } = given.expression;
  return elements.length > 0 && elements.every((element) => element.kind === 'array' && element.elements.slice(0, 1).some(isNamedSum));
}

const SUM = /^(count|sum|avg|min|max)$/i;

function isNamedSum(expression: Expression): boolean {
  const [name] = expression.kind === 'call' ? expression.arguments : [];
  return name?.kind === 'text' && SUM.test(name.parts.join(''));
}

const SUMS = /^\s*(count|sum|avg|min|max|countDistinct)\b/i;

function isSummed(expression: Expression): boolean {
  switch (expression.kind) {
    case 'text':
      return SUMS.test(expression.parts[0] ?? '') && /\(/.test(expression.parts.join(''));
    case 'call':
      return (
        (expression.callee.kind === 'name' && SUMS.test(expression.callee.name)) ||
        (expression.form === 'tag' && expression.arguments.some(isSummed)) ||
        (expression.callee.kind === 'member' && isSummed(expression.callee.object))
      );
    case 'object':
      return expression.entries.length > 0 && expression.entries.every(({ value }) => isSummed(value));
    case 'array':
      return expression.elements.length > 0 && expression.elements.every(isSummed);
    default:
      return false;
  }
}
