/** JSX: opaque, keeping the components, the values of attributes and what stands between the tags. */
import { ts } from 'ts-morph';
import type { Expression } from '../model/expression.ts';
import type { Draft } from './draft.ts';
import { expression, opaque } from './expressions.ts';
import { packed } from './lists.ts';

const { Identifier, JsxElement, JsxText, JsxAttribute, JsxNamespacedName, StringLiteral } = ts.SyntaxKind;

export function jsxElement(draft: Draft, node: ts.JsxElement | ts.JsxSelfClosingElement): Expression {
  const parts: Expression[] = [];
  if (node.kind === JsxElement) {
    opening(draft, node.openingElement, parts);
    children(draft, node.children, parts);
  } else opening(draft, node, parts);
  return opaque(draft, node, packed(parts));
}

export function jsxFragment(draft: Draft, node: ts.JsxFragment): Expression {
  const parts: Expression[] = [];
  children(draft, node.children, parts);
  return opaque(draft, node, packed(parts));
}

export function jsxExpression(draft: Draft, node: ts.JsxExpression): Expression {
  return node.expression ? expression(draft, node.expression, 'other') : opaque(draft, node, packed([]));
}

function opening(draft: Draft, node: ts.JsxOpeningLikeElement, parts: Expression[]): void {
  const { tagName } = node;
  if (tagName.kind !== JsxNamespacedName && !isBuiltIn(tagName)) parts.push(expression(draft, tagName, 'other'));
  for (const attribute of node.attributes.properties) {
    if (attribute.kind !== JsxAttribute) parts.push(expression(draft, attribute.expression, 'other'));
    else if (attribute.initializer && attribute.initializer.kind !== StringLiteral)
      parts.push(expression(draft, attribute.initializer, 'other'));
  }
}

function children(draft: Draft, nodes: readonly ts.JsxChild[], parts: Expression[]): void {
  for (const node of nodes) {
    if (node.kind === JsxText || ((node as ts.JsxExpression).expression === undefined && node.kind === ts.SyntaxKind.JsxExpression))
      continue;
    parts.push(expression(draft, node, 'other'));
  }
}

/** `<div>` is the page's own; a component's name begins with a capital. */
function isBuiltIn(tagName: ts.Node): boolean {
  if (tagName.kind !== Identifier) return false;
  const { text } = tagName as ts.Identifier;
  return text.charAt(0) === text.charAt(0).toLowerCase();
}
