/** Where a page begins and ends: what a call, the steps of a built query or a statement give as limit and offset. */
import type { Expression } from '../model/expression.ts';
import type { BoundQuestion } from './bounds.ts';
import { type BuiltPart, type BuiltStep, givenTo } from './builders.ts';
import { givenAt } from './given.ts';
import type { Scope } from './scope.ts';
import type { Token } from './sql/tokens.ts';
import { type AskedSql, valueOfToken } from './statements.ts';

export interface Offset {
  readonly expression: Expression;
  readonly scope: Scope;
}

/** What a token of the statement stands for. */
export function expressionOf(sql: AskedSql, token: Token): Expression {
  const span = { start: sql.call.start, end: sql.call.end };
  if (token.kind === 'number') return { kind: 'literal', value: Number(token.text), ...span };
  return (sql.statement && valueOfToken(token, sql.statement, sql.holes, sql.call)) ?? { kind: 'opaque', parts: [], ...span };
}

/** The limit that a statement says; what is put in where its conditions stand may hold one too. */
export function limitsIn(sql: AskedSql, scope: Scope): BoundQuestion['limits'] {
  const { limit, hasHoleInFilter } = sql.statement ?? {};
  if (limit) return [{ given: { state: 'given', expression: expressionOf(sql, limit) }, scope, isConditional: false }];
  return sql.holes.length && hasHoleInFilter ? [{ given: { state: 'unknown' }, scope, isConditional: false }] : [];
}

export function limitsOf(steps: readonly BuiltStep[], parts: readonly BuiltPart[], isHidden: boolean): BoundQuestion['limits'] {
  const own = steps.flatMap(({ call, meaning, scope }) =>
    meaning.bound === undefined ? [] : [{ given: givenAt(call, meaning.bound, meaning.options ?? 0, scope), scope, isConditional: false }],
  );
  const built = parts
    .filter(({ part }) => part.part === 'bound')
    .flatMap((step) => {
      const [expression] = givenTo(step);
      const { scope, isConditional } = step;
      return expression ? [{ given: { state: 'given' as const, expression }, scope, isConditional, isLast: step.part.isLast }] : [];
    });
  const hidden = isHidden && steps[0] ? [{ given: { state: 'unknown' as const }, scope: steps[0].scope, isConditional: false }] : [];
  return [...built, ...own, ...hidden];
}

export function offsetOf(steps: readonly BuiltStep[], parts: readonly BuiltPart[]): Offset | undefined {
  const built = parts.findLast(({ part }) => part.part === 'offset');
  const [first] = built ? givenTo(built) : [];
  if (built && first) return { expression: first, scope: built.scope };
  for (const { call, meaning, scope } of steps) {
    const given = givenAt(call, meaning.offset, meaning.options ?? 0, scope);
    if (given.state === 'given') return { expression: given.expression, scope };
  }
  return undefined;
}
