/** Tests of an answer that ask whether it tells of a failure. */
import type { Expression } from '../../model/expression.ts';
import { hasWithin } from '../../model/walk.ts';

const FAILURE = /^_?(is|has|was)?_?(err(or)?s?|left|fail(ed|ure|ures)?|rejected|refused|denied)$/i;
/** What says so of nothing else: an answer that failed, or is left, may only say that there is no row. */
const ERROR = /^_?(is|has)?_?(err(or)?s?|rejected)$/i;
const SUCCESS = /^(is)?_?(ok|success(ful)?)$/i;

/** `answer.error`, `isLeft(answer)`, `answer.isErr()`: what a refused answer is told by, never what was looked for. */
export function asksForFailure(test: Expression): boolean {
  if (test.kind === 'call') return asksForFailure(test.callee);
  return (test.kind === 'name' || test.kind === 'member') && FAILURE.test(test.name);
}

/** `if ('error' in answer)`, `if (!answer.ok)`: what stands there runs only where what was waited for has failed. `awaited`: its names. */
export function isOfFailedAnswer(test: Expression, awaited: ReadonlySet<number>): boolean {
  const isAwaited = (value: Expression) => hasWithin(value, (inner) => inner.kind === 'name' && awaited.has(inner.binding));
  if (test.kind === 'operator' && test.operator === 'in') {
    const [name, answer] = test.operands;
    const word = name?.kind === 'text' && !name.holes.length ? name.parts.join('') : '';
    return ERROR.test(word) && answer !== undefined && isAwaited(answer);
  }
  if (test.kind === 'operator' && test.operator === '!') {
    const [operand] = test.operands;
    return operand?.kind === 'member' && SUCCESS.test(operand.name) && isAwaited(operand);
  }
  const asked = test.kind === 'call' ? test.callee : test;
  return (asked.kind === 'name' || asked.kind === 'member') && ERROR.test(asked.name) && isAwaited(asked);
}
