/** The list that a loop runs over, and whether it is one that the function is given. */
import type { Expression } from '../../model/expression.ts';
import type { LoopStep, Module } from '../../model/module.ts';
import { onlyValueOf } from '../../model/only-value.ts';

/** The list itself, or the one whose items are counted: `for (let i = 0; i < orders.length; i++)`, `while (queue.length)`. */
export function listOf({ over, test }: LoopStep): Expression | undefined {
  return over ?? listCounted(test);
}

/** What a loop takes item after item from: `for (const order of orders)`, `for (let i = 0; i < orders.length; i++)`. */
export function dataOf({ form, over, test }: LoopStep): Expression | undefined {
  return over ?? (form === 'for' ? listCounted(test) : undefined);
}

/** `orders` of `orders.entries()`, whose items come with their numbers. */
export function unnumbered(list: Expression): Expression {
  const isNumbered = list.kind === 'call' && list.callee.kind === 'member' && list.callee.name === 'entries' && !list.arguments.length;
  return isNumbered && list.callee.kind === 'member' ? list.callee.object : list;
}

export function listCounted(test: Expression | undefined): Expression | undefined {
  const operands = test?.kind === 'operator' ? test.operands : test ? [test] : [];
  const length = operands.find((operand) => operand.kind === 'member' && /^(length|size)$/.test(operand.name));
  return length?.kind === 'member' ? length.object : undefined;
}

/** Names that stand for each other further than this are not followed. */
const MOST_NAMES = 8;

/** The name whose items a list is made of, followed to where it comes from: `[...items]`, `items.entries()`, `Array.from(items)`. */
export function listedName(
  list: Expression | undefined,
  module: Module,
  isWanted: (name: Expression) => boolean,
  depth = 0,
): Expression | undefined {
  if (depth > MOST_NAMES) return undefined;
  const within = (inner: Expression | undefined) => listedName(inner, module, isWanted, depth + 1);
  switch (list?.kind) {
    case 'name':
      return isWanted(list) ? list : within(onlyValueOf(module.bindings[list.binding]));
    case 'spread':
    case 'await':
      return within(list.value);
    case 'array':
      return list.elements.length === 1 ? within(list.elements[0]) : undefined;
    case 'call':
      return within(list.callee.kind === 'member' && !isOfGlobal(list.callee.object) ? list.callee.object : list.arguments[0]);
    default:
      return undefined;
  }
}

/** `Array.from(items)`, `Object.values(items)`, `Promise.all(items)`. */
function isOfGlobal(receiver: Expression): boolean {
  return receiver.kind === 'name' && receiver.binding < 0;
}
