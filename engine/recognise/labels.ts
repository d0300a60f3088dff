/** How an operation is named and underlined. */
import type { AwaitExpression, CallExpression, Expression } from '../model/expression.ts';
import type { Span } from '../model/place.ts';

/** `prisma.user.findMany`; of a long chain its beginning and its end. */
export function labelOf(expression: CallExpression | AwaitExpression): string {
  const names = pathText(expression.kind === 'await' ? expression.value : expression.callee).split('.');
  return names.length > 4 ? [...names.slice(0, 2), '…', ...names.slice(-1)].join('.') : names.join('.');
}

function pathText(expression: Expression): string {
  switch (expression.kind) {
    case 'name':
      return expression.name;
    case 'this':
    case 'super':
      return expression.kind;
    case 'member':
      return `${pathText(expression.object)}.${expression.name}`.replace(/^this\./, '');
    case 'call':
      return `${pathText(expression.callee)}()`;
    case 'await':
      return pathText(expression.value);
    case 'element':
      return `${pathText(expression.object)}[…]`;
    default:
      return '…';
  }
}

export function methodOf({ callee }: CallExpression): string {
  return callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
}

/** The call's name and what it is asked of, without its arguments. A chain over several calls is underlined where its last name stands. */
export function spanOf(expression: CallExpression | AwaitExpression): Span {
  if (expression.kind === 'await') return { start: expression.value.start, end: expression.value.end };
  const { callee } = expression;
  const isChain = callee.kind === 'member' && callee.object.kind === 'call' && callee.object.arguments.length > 0;
  return { start: isChain ? callee.nameStart : expression.form === 'new' ? expression.start : callee.start, end: callee.end };
}
