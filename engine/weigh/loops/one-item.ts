/** What a loop comes to for one of its items alone, so that it repeats nothing. */
import type { Expression } from '../../model/expression.ts';
import type { LoopStep } from '../../model/module.ts';
import { hasWithin } from '../../model/walk.ts';
import { type Condition, isConstant } from '../conditions/conditions.ts';
import { declaredIn } from './purpose/reading.ts';

/** Where the condition holds for one item alone, the innermost loop repeats nothing. */
export function loopsUnder(conditions: readonly Condition[], loops: readonly LoopStep[]): readonly LoopStep[] {
  const loop = loops.at(-1);
  if (!loop?.items.length || !conditions.length) return loops;
  const round = { items: new Set(loop.items), own: declaredIn(loop.body) };
  return conditions.some((condition) => isOfOneItem(condition, round)) ? loops.slice(0, -1) : loops;
}

/** The bindings of a round: the item, and what the round declares. */
export interface RoundNames {
  readonly items: ReadonlySet<number>;
  readonly own: ReadonlySet<number>;
  /** Of what type the item is, where that is told: a user's key may be called `userId` too. */
  readonly type?: string | undefined;
}

/** `if (order.id === chosenId)`, `case 'name':`: of different items one alone has a key, or is a value, that was known before. */
export function isOfOneItem({ test, holds, cases }: Condition, round: RoundNames): boolean {
  const isItem = (one: Expression) => one.kind === 'name' && round.items.has(one.binding);
  if (cases) return isItem(test);
  if (test.kind === 'choice') {
    const isAll = !test.test && holds === (test.operator === '&&');
    return isAll && test.options.some((option) => isOfOneItem({ test: option, holds }, round));
  }
  if (test.kind !== 'operator' || !/^[!=]==?$/.test(test.operator) || test.operator.startsWith('!') === holds) return false;
  const isKey = (one: Expression) =>
    one.kind === 'member' &&
    (/^_?(u?id|[ug]uid|key|slug|name|email|code)$/i.test(one.name) || isKeyOf(round.type, one.name)) &&
    one.object.kind === 'name' &&
    round.items.has(one.object.binding);
  if (test.operands.some(isItem) && test.operands.some(isConstant)) return true;
  const isOfRound = (inner: Expression) => inner.kind === 'name' && (round.items.has(inner.binding) || round.own.has(inner.binding));
  return test.operands.some(isKey) && test.operands.some((operand) => !isConstant(operand) && !hasWithin(operand, isOfRound));
}

function isKeyOf(type: string | undefined, name: string): boolean {
  return type !== undefined && name.replaceAll('_', '').toLowerCase() === `${type}id`.toLowerCase();
}
