/** Operators: choices between values, and everything else that makes a value of values. */
import { ts } from 'ts-morph';
import type { ChoiceExpression, Expression, Use } from '../model/expression.ts';
import { assignExpression, isAssignment } from './assignments.ts';
import type { Draft } from './draft.ts';
import { expression, stripped } from './expressions.ts';
import { idText } from './identifiers.ts';
import { none } from './lists.ts';

const K = ts.SyntaxKind;
const {
  AmpersandAmpersandToken,
  BarBarToken,
  BinaryExpression,
  CommaToken,
  ExclamationToken,
  Identifier,
  MinusMinusToken,
  MinusToken,
  NumericLiteral,
  PlusPlusToken,
  QuestionQuestionToken,
} = K;

export function conditional(draft: Draft, node: ts.ConditionalExpression, use: Use): ChoiceExpression {
  const start = draft.start(node);
  const test = expression(draft, node.condition, 'tested');
  const whenTrue = expression(draft, node.whenTrue, use);
  const whenFalse = expression(draft, node.whenFalse, use);
  return { kind: 'choice', start, end: node.end, operator: '?:', test, options: [whenTrue, whenFalse] };
}

export function binary(draft: Draft, node: ts.BinaryExpression, use: Use): Expression {
  const { kind } = node.operatorToken;
  if (isAssignment(kind)) return assignExpression(draft, node);
  const start = draft.start(node);
  switch (kind) {
    case AmpersandAmpersandToken:
      return { kind: 'choice', start, end: node.end, operator: '&&', test: undefined, options: chain(draft, node, 'tested', use) };
    case BarBarToken:
    case QuestionQuestionToken: {
      // The first value is the whole's value too, unless nobody takes it: then it only decides what happens.
      const options = chain(draft, node, use === 'dropped' ? 'tested' : use, use);
      return { kind: 'choice', start, end: node.end, operator: kind === BarBarToken ? '||' : '??', test: undefined, options };
    }
    case CommaToken:
      return { kind: 'operator', start, end: node.end, operator: ',', operands: chain(draft, node, 'dropped', use) };
  }
  const inner = isComparison(kind) ? 'tested' : 'other';
  return { kind: 'operator', start, end: node.end, operator: ts.tokenToString(kind) ?? '', operands: chain(draft, node, inner, inner) };
}

/** The operands of `a + b + c` side by side. Long sums are deep trees, so the way down is a loop. */
function chain(draft: Draft, node: ts.BinaryExpression, use: Use, lastUse: Use): readonly Expression[] {
  const { kind } = node.operatorToken;
  let at = node;
  let length = 2;
  while (isChained(kind) && at.left.kind === BinaryExpression && (at.left as ts.BinaryExpression).operatorToken.kind === kind) {
    at = at.left as ts.BinaryExpression;
    length += 1;
  }
  if (length === 2) return [expression(draft, node.left, use), expression(draft, node.right, lastUse)];
  const operands = new Array<ts.Node>(length);
  at = node;
  for (let i = length - 1; i > 0; i -= 1) {
    operands[i] = at.right;
    operands[i - 1] = at.left;
    at = at.left as ts.BinaryExpression;
  }
  return operands.map((operand, i) => expression(draft, operand, i === length - 1 ? lastUse : use));
}

function isChained(kind: ts.SyntaxKind): boolean {
  return (
    kind === K.PlusToken ||
    kind === AmpersandAmpersandToken ||
    kind === BarBarToken ||
    kind === QuestionQuestionToken ||
    kind === CommaToken
  );
}

const COMPARISONS: ReadonlySet<ts.SyntaxKind> = new Set([
  K.EqualsEqualsToken,
  K.EqualsEqualsEqualsToken,
  K.ExclamationEqualsToken,
  K.ExclamationEqualsEqualsToken,
  K.LessThanToken,
  K.LessThanEqualsToken,
  K.GreaterThanToken,
  K.GreaterThanEqualsToken,
  K.InKeyword,
  K.InstanceOfKeyword,
]);

function isComparison(kind: ts.SyntaxKind): boolean {
  return COMPARISONS.has(kind);
}

export function prefix(draft: Draft, node: ts.PrefixUnaryExpression): Expression {
  const { operator: kind, operand } = node;
  if (kind === MinusToken && operand.kind === NumericLiteral) {
    return { kind: 'literal', start: draft.start(node), end: node.end, value: -Number((operand as ts.NumericLiteral).text) };
  }
  if (kind === PlusPlusToken || kind === MinusMinusToken) return counted(draft, node, kind, operand);
  return operator(draft, node, ts.tokenToString(kind) ?? '', operand, kind === ExclamationToken ? 'tested' : 'other');
}

export function postfix(draft: Draft, node: ts.PostfixUnaryExpression): Expression {
  return counted(draft, node, node.operator, node.operand);
}

/** `x++` is one of the places that give x its value. */
function counted(draft: Draft, node: ts.Node, kind: ts.SyntaxKind, operand: ts.Node): Expression {
  const counting = operator(draft, node, ts.tokenToString(kind) ?? '', operand, 'other');
  const bare = stripped(operand);
  const binding = bare.kind === Identifier ? draft.names.find(idText(bare as ts.Identifier)) : -1;
  if (binding >= 0) draft.redefine(binding, { source: { kind: 'value', expression: counting }, path: none });
  return counting;
}

export function operator(draft: Draft, node: ts.Node, text: string, operand: ts.Node, use: Use): Expression {
  const start = draft.start(node);
  return { kind: 'operator', start, end: node.end, operator: text, operands: [expression(draft, operand, use)] };
}
