/** Assignments, wherever they stand: what they are, and what they give to the names they assign to. */
import { ts } from 'ts-morph';
import type { AssignExpression, Expression } from '../model/expression.ts';
import type { PathElement, Source } from '../model/module.ts';
import { type Draft, MAXIMUM_DEPTH } from './draft.ts';
import { exportCommon } from './exports.ts';
import { expression, namedExpression, opaque, stripped } from './expressions.ts';
import { idText } from './identifiers.ts';
import { none } from './lists.ts';
import { elementOf, propertyOf, REST } from './patterns.ts';

const {
  EqualsToken,
  FirstAssignment,
  LastAssignment,
  BarBarEqualsToken,
  AmpersandAmpersandEqualsToken,
  QuestionQuestionEqualsToken,
  BinaryExpression,
  Identifier,
  ObjectLiteralExpression,
  ArrayLiteralExpression,
  PropertyAccessExpression,
  ThisKeyword,
  PropertyAssignment,
  ShorthandPropertyAssignment,
  SpreadAssignment,
  SpreadElement,
  OmittedExpression,
  ComputedPropertyName,
} = ts.SyntaxKind;

export function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= FirstAssignment && kind <= LastAssignment;
}

export function assignExpression(draft: Draft, node: ts.BinaryExpression): AssignExpression {
  const start = draft.start(node);
  const { kind } = node.operatorToken;
  const operator = ts.tokenToString(kind) ?? '=';
  const left = stripped(node.left);
  if (isPattern(left)) {
    const value = expression(draft, node.right, 'stored');
    const target = assignTo(draft, left, { kind: 'value', expression: innermost(value) }, none);
    return { kind: 'assign', start, end: node.end, operator, target, value };
  }
  const target = expression(draft, left, 'other');
  const name = lastName(left);
  const value = name
    ? namedExpression(draft, node.right, 'stored', nameOf(left, name), draft.start(name), name.end, wayTo(left))
    : expression(draft, node.right, 'stored');
  const assigned: AssignExpression = { kind: 'assign', start, end: node.end, operator, target, value };
  if (target.kind === 'name' && target.binding >= 0) {
    draft.redefine(target.binding, { source: { kind: 'value', expression: given(kind, assigned) }, path: none });
  } else if (kind === EqualsToken) exportCommon(draft, node, target, value);
  return assigned;
}

/** Lowers the target of an assignment or a loop, and gives its names their values. */
export function assignTo(draft: Draft, node: ts.Node, source: Source, path: readonly PathElement[]): Expression {
  const target = stripped(node);
  if (!isPattern(target)) {
    const lowered = expression(draft, target, 'other');
    if (lowered.kind === 'name' && lowered.binding >= 0) draft.redefine(lowered.binding, { source, path });
    return lowered;
  }
  if (draft.depth > MAXIMUM_DEPTH) return opaque(draft, target, none);
  draft.depth += 1;
  const parts: Expression[] = [];
  if (target.kind === ObjectLiteralExpression) assignProperties(draft, target as ts.ObjectLiteralExpression, source, path, parts);
  else assignElements(draft, target as ts.ArrayLiteralExpression, source, path, parts);
  draft.depth -= 1;
  return opaque(draft, target, parts);
}

function assignProperties(
  draft: Draft,
  pattern: ts.ObjectLiteralExpression,
  source: Source,
  path: readonly PathElement[],
  parts: Expression[],
): void {
  for (const property of pattern.properties) {
    if (property.kind === ShorthandPropertyAssignment) {
      const { name, objectAssignmentInitializer } = property;
      parts.push(assignTo(draft, name, source, [...path, propertyOf(name)]));
      if (objectAssignmentInitializer) parts.push(assignDefault(draft, name, objectAssignmentInitializer));
    } else if (property.kind === PropertyAssignment) {
      const { name } = property;
      if (name.kind === ComputedPropertyName) parts.push(expression(draft, name.expression, 'other'));
      assignPart(draft, property.initializer, source, [...path, propertyOf(name)], parts);
    } else if (property.kind === SpreadAssignment) parts.push(assignTo(draft, property.expression, source, [...path, REST]));
  }
}

function assignElements(
  draft: Draft,
  pattern: ts.ArrayLiteralExpression,
  source: Source,
  path: readonly PathElement[],
  parts: Expression[],
): void {
  pattern.elements.forEach((element, index) => {
    if (element.kind === SpreadElement) parts.push(assignTo(draft, (element as ts.SpreadElement).expression, source, [...path, REST]));
    else if (element.kind !== OmittedExpression) assignPart(draft, element, source, [...path, elementOf(index)], parts);
  });
}

function assignPart(draft: Draft, node: ts.Expression, source: Source, path: readonly PathElement[], parts: Expression[]): void {
  const hasDefault = node.kind === BinaryExpression && (node as ts.BinaryExpression).operatorToken.kind === EqualsToken;
  if (!hasDefault) {
    parts.push(assignTo(draft, node, source, path));
    return;
  }
  const { left, right } = node as ts.BinaryExpression;
  parts.push(assignTo(draft, left, source, path), assignDefault(draft, left, right));
}

function assignDefault(draft: Draft, target: ts.Node, initialiser: ts.Expression): Expression {
  const value = expression(draft, initialiser, 'stored');
  const binding = target.kind === Identifier ? draft.names.find(idText(target as ts.Identifier)) : -1;
  if (binding >= 0) draft.redefine(binding, { source: { kind: 'value', expression: value }, path: none });
  return value;
}

function isPattern(node: ts.Node): boolean {
  return node.kind === ObjectLiteralExpression || node.kind === ArrayLiteralExpression;
}

/** What the name has afterwards: the value itself, or what the operator makes of the old one and it. */
function given(kind: ts.SyntaxKind, assigned: AssignExpression): Expression {
  const { target, value } = assigned;
  switch (kind) {
    case EqualsToken:
    case BarBarEqualsToken:
    case AmpersandAmpersandEqualsToken:
    case QuestionQuestionEqualsToken:
      return innermost(value);
    default:
      return {
        kind: 'operator',
        start: assigned.start,
        end: assigned.end,
        operator: assigned.operator.slice(0, -1),
        operands: [target, value],
      };
  }
}

/** In `a = b = c` both get c. */
export function innermost(value: Expression): Expression {
  let inner = value;
  while (inner.kind === 'assign' && inner.operator === '=') inner = inner.value;
  return inner;
}

function lastName(target: ts.Node): ts.Identifier | ts.PrivateIdentifier | undefined {
  if (target.kind === Identifier) return target as ts.Identifier;
  return target.kind === PropertyAccessExpression
    ? ((target as ts.PropertyAccessExpression).name as ts.Identifier | ts.PrivateIdentifier)
    : undefined;
}

function nameOf(target: ts.Node, last: ts.Identifier | ts.PrivateIdentifier): string {
  return wayTo(target) === 'module.exports' ? 'default' : idText(last);
}

/** `Foo.prototype.bar`; of `exports.f` and `module.exports.f` what others see: `f`. */
function wayTo(target: ts.Node): string {
  let way = '';
  let at = target;
  while (at.kind === PropertyAccessExpression) {
    const { name, expression: object } = at as ts.PropertyAccessExpression;
    way = way === '' ? idText(name) : `${idText(name)}.${way}`;
    at = stripped(object);
  }
  const first = at.kind === Identifier ? idText(at as ts.Identifier) : at.kind === ThisKeyword ? 'this' : '';
  if (first === 'exports' && way !== '') return way;
  if (first === 'module' && way.startsWith('exports.')) return way.slice('exports.'.length);
  return first === '' || way === '' ? first + way : `${first}.${way}`;
}
