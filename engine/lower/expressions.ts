/** Expressions: which form each kind of node has, and the forms that hold nothing but other expressions. */
import { ts } from 'ts-morph';
import type { Expression, MemberExpression, Use } from '../model/expression.ts';
import { callExpression, importKeyword, newExpression, taggedTemplate } from './calls.ts';
import { classExpression } from './classes.ts';
import { type Draft, MAXIMUM_DEPTH } from './draft.ts';
import { functionExpression, type Naming } from './functions.ts';
import { idText } from './identifiers.ts';
import { jsxElement, jsxExpression, jsxFragment } from './jsx.ts';
import { hinted } from './keys.ts';
import { none } from './lists.ts';
import { arrayLiteral, numberLiteral, objectLiteral, plainText, template } from './literals.ts';
import { binary, conditional, operator, postfix, prefix } from './operators.ts';

const K = ts.SyntaxKind;
const {
  ArrowFunction,
  AsExpression,
  ClassExpression,
  ConditionalExpression,
  FunctionExpression,
  Identifier,
  NonNullExpression,
  ObjectLiteralExpression,
  ParenthesizedExpression,
  SatisfiesExpression,
  TypeAssertionExpression,
  ExpressionWithTypeArguments,
  StringLiteral,
  NoSubstitutionTemplateLiteral,
  NumericLiteral,
  TrueKeyword,
  FalseKeyword,
  NullKeyword,
  ThisKeyword,
} = K;

type Lowering = (draft: Draft, node: never, use: Use) => Expression;

/** What an expression is. `use` is what stands around it does with its value. */
export function expression(draft: Draft, node: ts.Node, use: Use): Expression {
  lowerings ??= table();
  const lowering = lowerings[node.kind];
  if (lowering === undefined || draft.depth > MAXIMUM_DEPTH) return opaque(draft, node, none);
  draft.depth += 1;
  const lowered = lowering(draft, node as never, use);
  draft.depth -= 1;
  return lowered;
}

/**
 * An expression that something gives a name to, which a nameless function or class that it is then has. `way` stands in the keys
 * of functions inside it.
 */
export function namedExpression(
  draft: Draft,
  node: ts.Node,
  use: Use,
  name: string,
  nameStart: number,
  nameEnd: number,
  way = name,
): Expression {
  const bare = stripped(node);
  switch (bare.kind) {
    case Identifier:
    case StringLiteral:
    case NumericLiteral:
    case TrueKeyword:
    case FalseKeyword:
    case NullKeyword:
    case ThisKeyword:
      return expression(draft, bare, use);
  }
  const { frame } = draft;
  const outer = frame.hint;
  const label = hinted(outer, way);
  if (draft.depth > MAXIMUM_DEPTH) return opaque(draft, bare, none);
  if (bare.kind === ArrowFunction || bare.kind === FunctionExpression) {
    const naming: Naming = { name, start: nameStart, end: nameEnd, label };
    return functionExpression(draft, bare as ts.ArrowFunction | ts.FunctionExpression, naming, undefined);
  }
  if (bare.kind === ClassExpression)
    return classExpression(draft, bare as ts.ClassExpression, { name, start: nameStart, end: nameEnd, label });
  frame.hint = label;
  const lowered = expression(draft, bare, use);
  frame.hint = outer;
  return lowered;
}

/** The expression without what changes only its type, or nothing. */
export function stripped(node: ts.Node): ts.Node {
  let at = node;
  let said: ts.TypeNode | undefined;
  for (;;) {
    switch (at.kind) {
      case AsExpression:
      case SatisfiesExpression:
      case TypeAssertionExpression:
        said ??= (at as ts.AsExpression).type;
        at = (at as ts.AsExpression).expression;
        break;
      case ParenthesizedExpression:
      case NonNullExpression:
      case ExpressionWithTypeArguments:
        at = (at as ts.ParenthesizedExpression).expression;
        break;
      default:
        if (said) sayOf(at, said);
        return at;
    }
  }
}

/** By the object literal: it is lowered without what stands around it. */
const saidTypes = new WeakMap<ts.Node, ts.TypeNode>();

export function typeSaidOf(node: ts.ObjectLiteralExpression): ts.TypeNode | undefined {
  return saidTypes.get(node);
}

/** Of alternatives each: `(isOn ? { … } : {}) as Resolvers`. */
function sayOf(node: ts.Node, type: ts.TypeNode): void {
  if (node.kind === ObjectLiteralExpression) saidTypes.set(node, type);
  if (node.kind !== ConditionalExpression) return;
  const { whenTrue, whenFalse } = node as ts.ConditionalExpression;
  sayOf(stripped(whenTrue), type);
  sayOf(stripped(whenFalse), type);
}

export function opaque(draft: Draft, node: ts.Node, parts: readonly Expression[]): Expression {
  return { kind: 'opaque', start: draft.start(node), end: node.end, parts };
}

let lowerings: (Lowering | undefined)[] | undefined;

// Made when the first expression is lowered: the files of this room import each other in circles.
function table(): (Lowering | undefined)[] {
  const made: (Lowering | undefined)[] = [];
  const on = <Node extends ts.Node>(kind: ts.SyntaxKind, lowering: (draft: Draft, node: Node, use: Use) => Expression) => {
    made[kind] = lowering as Lowering;
  };
  for (const kind of [
    K.ParenthesizedExpression,
    K.AsExpression,
    K.SatisfiesExpression,
    K.NonNullExpression,
    K.TypeAssertionExpression,
    K.ExpressionWithTypeArguments,
  ]) {
    on(kind, transparent);
  }
  on(K.Identifier, nameExpression);
  on(K.PrivateIdentifier, nameExpression);
  on(K.ImportKeyword, importKeyword);
  on(K.PropertyAccessExpression, memberExpression);
  on(K.ElementAccessExpression, elementExpression);
  on(K.CallExpression, callExpression);
  on(K.NewExpression, newExpression);
  on(K.TaggedTemplateExpression, taggedTemplate);
  on(K.AwaitExpression, awaitExpression);
  on(K.ObjectLiteralExpression, objectLiteral);
  on(K.ArrayLiteralExpression, arrayLiteral);
  on(K.StringLiteral, plainText);
  on(K.NoSubstitutionTemplateLiteral, plainText);
  on(K.TemplateExpression, template);
  on(K.NumericLiteral, numberLiteral);
  on(K.BigIntLiteral, numberLiteral);
  on(K.TrueKeyword, (draft, node) => ({ kind: 'literal', start: draft.start(node), end: node.end, value: true }));
  on(K.FalseKeyword, (draft, node) => ({ kind: 'literal', start: draft.start(node), end: node.end, value: false }));
  on(K.NullKeyword, (draft, node) => ({ kind: 'literal', start: draft.start(node), end: node.end, value: null }));
  on<ts.RegularExpressionLiteral>(K.RegularExpressionLiteral, (draft, node) => ({
    kind: 'pattern',
    start: draft.start(node),
    end: node.end,
    source: node.text,
  }));
  on<ts.ArrowFunction>(K.ArrowFunction, (draft, node) => functionExpression(draft, node, undefined, undefined));
  on<ts.FunctionExpression>(K.FunctionExpression, (draft, node) => functionExpression(draft, node, undefined, undefined));
  on<ts.ClassExpression>(K.ClassExpression, (draft, node) => classExpression(draft, node, undefined));
  on(K.ThisKeyword, (draft, node) => ({ kind: 'this', start: draft.start(node), end: node.end }));
  on(K.SuperKeyword, (draft, node) => ({ kind: 'super', start: draft.start(node), end: node.end }));
  on(K.ConditionalExpression, conditional);
  on(K.BinaryExpression, binary);
  on(K.PrefixUnaryExpression, prefix);
  on(K.PostfixUnaryExpression, postfix);
  on<ts.TypeOfExpression>(K.TypeOfExpression, (draft, node) => operator(draft, node, 'typeof', node.expression, 'other'));
  on<ts.VoidExpression>(K.VoidExpression, (draft, node) => operator(draft, node, 'void', node.expression, 'dropped'));
  on<ts.DeleteExpression>(K.DeleteExpression, (draft, node) => operator(draft, node, 'delete', node.expression, 'other'));
  on<ts.SpreadElement>(K.SpreadElement, (draft, node, use) => {
    const start = draft.start(node);
    return { kind: 'spread', start, end: node.end, value: expression(draft, node.expression, use) };
  });
  on<ts.YieldExpression>(K.YieldExpression, (draft, node) => {
    const parts = node.expression ? [expression(draft, node.expression, 'yielded')] : none;
    return opaque(draft, node, parts);
  });
  on(K.MetaProperty, (draft, node) => opaque(draft, node, none));
  on(K.OmittedExpression, (draft, node) => opaque(draft, node, none));
  on(K.JsxElement, jsxElement);
  on(K.JsxSelfClosingElement, jsxElement);
  on(K.JsxFragment, jsxFragment);
  on(K.JsxExpression, jsxExpression);
  return made;
}

function transparent(draft: Draft, node: ts.ParenthesizedExpression, use: Use): Expression {
  return expression(draft, stripped(node), use);
}

/** `undefined` and `Infinity` are names in the language, and values to everybody who reads it. */
function nameExpression(draft: Draft, node: ts.Identifier | ts.PrivateIdentifier): Expression {
  const name = idText(node);
  const start = draft.start(node);
  const binding = draft.names.find(name);
  if (binding < 0 && (name === 'undefined' || name === 'Infinity')) {
    return { kind: 'literal', start, end: node.end, value: name === 'undefined' ? undefined : Infinity };
  }
  return { kind: 'name', start, end: node.end, name, binding };
}

function memberExpression(draft: Draft, node: ts.PropertyAccessExpression): MemberExpression {
  const start = draft.start(node);
  const object = expression(draft, node.expression, 'receiver');
  const { name } = node;
  return {
    kind: 'member',
    start,
    end: node.end,
    object,
    name: idText(name),
    nameStart: draft.start(name),
    isOptional: node.questionDotToken !== undefined,
  };
}

function elementExpression(draft: Draft, node: ts.ElementAccessExpression): Expression {
  const start = draft.start(node);
  const object = expression(draft, node.expression, 'receiver');
  const key = node.argumentExpression;
  if (key.kind === StringLiteral || key.kind === NoSubstitutionTemplateLiteral) {
    const isOptional = node.questionDotToken !== undefined;
    return {
      kind: 'member',
      start,
      end: node.end,
      object,
      name: (key as ts.StringLiteral).text,
      nameStart: draft.start(key) + 1,
      isOptional,
    };
  }
  return { kind: 'element', start, end: node.end, object, key: expression(draft, key, 'other') };
}

function awaitExpression(draft: Draft, node: ts.AwaitExpression): Expression {
  const { frame } = draft;
  const start = draft.start(node);
  const index = frame.awaitCount;
  frame.awaitCount += 1;
  const value = expression(draft, node.expression, 'awaited');
  return { kind: 'await', start, end: node.end, value, function: frame.key, index };
}
