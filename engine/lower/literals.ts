/** Object, array, text and number literals. */
import { ts } from 'ts-morph';
import type { Expression, ObjectEntry, ObjectExpression, Use } from '../model/expression.ts';
import type { FunctionForm } from '../model/module.ts';
import type { TypeReference } from '../model/type-reference.ts';
import type { Draft } from './draft.ts';
import { expression, namedExpression, typeSaidOf } from './expressions.ts';
import { functionOf, headOf } from './functions.ts';
import { idText } from './identifiers.ts';
import { hinted } from './keys.ts';
import { none } from './lists.ts';
import { modifiersOf } from './modifiers.ts';
import { typeReference } from './types.ts';

const {
  PropertyAssignment,
  ShorthandPropertyAssignment,
  SpreadAssignment,
  MethodDeclaration,
  GetAccessor,
  ComputedPropertyName,
  StringLiteral,
  NoSubstitutionTemplateLiteral,
  BigIntLiteral,
  PrivateIdentifier,
} = ts.SyntaxKind;

export function objectLiteral(draft: Draft, node: ts.ObjectLiteralExpression): ObjectExpression {
  const { frame } = draft;
  const start = draft.start(node);
  const index = frame.objects.length;
  frame.objects.push(undefined as never);
  const { properties } = node;
  const entries = properties.length === 0 ? none : new Array<ObjectEntry>(properties.length);
  for (let i = 0; i < properties.length; i += 1)
    (entries as ObjectEntry[])[i] = entryOf(draft, properties[i] as ts.ObjectLiteralElementLike);
  const object: ObjectExpression = { kind: 'object', start, end: node.end, entries, type: saidOf(draft, node), function: frame.key, index };
  frame.objects[index] = object;
  return object;
}

/** `as const` says nothing of what it is. */
function saidOf(draft: Draft, node: ts.ObjectLiteralExpression): TypeReference | undefined {
  const written = typeSaidOf(node);
  const type = written && typeReference(draft, written);
  return type?.kind === 'named' && type.name === 'const' ? undefined : type;
}

function entryOf(draft: Draft, node: ts.ObjectLiteralElementLike): ObjectEntry {
  const start = draft.start(node);
  if (node.kind === SpreadAssignment) {
    const value = expression(draft, node.expression, 'stored');
    return { start, end: node.end, name: undefined, key: undefined, value, isSpread: true, isGetter: false };
  }
  if (node.kind === ShorthandPropertyAssignment) {
    const value = expression(draft, node.name, 'stored');
    return { start, end: node.end, name: idText(node.name), key: undefined, value, isSpread: false, isGetter: false };
  }
  const name = nameText(node.name);
  const key = name === undefined && node.name.kind === ComputedPropertyName ? expression(draft, node.name.expression, 'other') : undefined;
  const nameStart = draft.start(node.name);
  if (node.kind === PropertyAssignment) {
    const value =
      name === undefined
        ? expression(draft, node.initializer, 'stored')
        : namedExpression(draft, node.initializer, 'stored', name, nameStart, node.name.end);
    return { start, end: node.end, name, key, value, isSpread: false, isGetter: false };
  }
  const form: FunctionForm = node.kind === MethodDeclaration ? 'method' : node.kind === GetAccessor ? 'getter' : 'setter';
  const shown = name ?? draft.text.slice(nameStart, node.name.end);
  const label = hinted(draft.frame.hint, form === 'getter' ? `get ${shown}` : form === 'setter' ? `set ${shown}` : shown);
  const functionKey = draft.keys.named(draft.frame, label);
  const head = headOf(functionKey, form, modifiersOf(node), { name: shown, start: nameStart, end: node.name.end });
  const value: Expression = { kind: 'function', start, end: node.end, key: functionOf(draft, node, head, undefined) };
  // What a setter is given is no value of the entry, so nothing finds it by its name.
  return { start, end: node.end, name: form === 'setter' ? undefined : name, key, value, isSpread: false, isGetter: form === 'getter' };
}

/** A property's name where it is written out; undefined for a computed one. */
export function nameText(name: ts.PropertyName): string | undefined {
  if (name.kind !== ComputedPropertyName) return name.kind === PrivateIdentifier ? idText(name) : name.text;
  const inner = name.expression;
  return inner.kind === StringLiteral || inner.kind === NoSubstitutionTemplateLiteral ? (inner as ts.StringLiteral).text : undefined;
}

export function arrayLiteral(draft: Draft, node: ts.ArrayLiteralExpression, use: Use): Expression {
  const start = draft.start(node);
  const { elements } = node;
  const inner = use === 'argument' ? 'argument' : 'stored';
  const lowered = elements.length === 0 ? none : new Array<Expression>(elements.length);
  for (let i = 0; i < elements.length; i += 1) (lowered as Expression[])[i] = expression(draft, elements[i] as ts.Expression, inner);
  return { kind: 'array', start, end: node.end, elements: lowered };
}

export function plainText(draft: Draft, node: ts.StringLiteralLike): Expression {
  return { kind: 'text', start: draft.start(node), end: node.end, parts: [node.text], holes: none };
}

export function template(draft: Draft, node: ts.TemplateExpression): Expression {
  const start = draft.start(node);
  const { templateSpans } = node;
  const parts = [node.head.text];
  const holes: Expression[] = [];
  for (const span of templateSpans) {
    holes.push(expression(draft, span.expression, 'argument'));
    parts.push(span.literal.text);
  }
  return { kind: 'text', start, end: node.end, parts, holes };
}

/** The text of a big integer ends with an n. */
export function numberLiteral(draft: Draft, node: ts.NumericLiteral | ts.BigIntLiteral): Expression {
  const value = Number(node.kind === BigIntLiteral ? node.text.slice(0, -1) : node.text);
  return { kind: 'literal', start: draft.start(node), end: node.end, value };
}
