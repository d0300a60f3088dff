/** Calls in their five forms. A call has its place among the function's calls from its opening bracket on, so that `f(g())` is f, g. */
import { ts } from 'ts-morph';
import type { CallExpression, CallForm, Expression, Use } from '../model/expression.ts';
import type { Draft } from './draft.ts';
import { expression, stripped } from './expressions.ts';
import { functionExpression } from './functions.ts';
import { none } from './lists.ts';
import { typeReferences } from './types.ts';

const { ArrowFunction, FunctionExpression, CallExpression: CALL } = ts.SyntaxKind;

export function callExpression(draft: Draft, node: ts.CallExpression, use: Use): Expression {
  const start = draft.start(node);
  const callee = expression(draft, node.expression, 'receiver');
  const isOptional = node.questionDotToken !== undefined;
  const form = callee.kind === 'name' && callee.name === 'import' ? 'import' : 'call';
  const call = called(draft, start, node.end, form, callee, node.arguments, node.typeArguments, isOptional, use);
  if (callee.kind === 'name' && callee.binding === -1 && (form === 'import' || callee.name === 'require')) addSpecifier(draft, call);
  return call;
}

export function newExpression(draft: Draft, node: ts.NewExpression, use: Use): Expression {
  const start = draft.start(node);
  const callee = expression(draft, node.expression, 'receiver');
  return called(draft, start, node.end, 'new', callee, node.arguments, node.typeArguments, false, use);
}

export function taggedTemplate(draft: Draft, node: ts.TaggedTemplateExpression, use: Use): Expression {
  const start = draft.start(node);
  const callee = expression(draft, node.tag, 'receiver');
  return called(draft, start, node.end, 'tag', callee, [node.template], node.typeArguments, false, use);
}

/** `@Injectable` is a call without arguments. */
export function decoratorCall(draft: Draft, node: ts.Decorator): CallExpression {
  const start = draft.start(node);
  const inner = stripped(node.expression);
  if (inner.kind !== CALL)
    return called(draft, start, node.end, 'decorator', expression(draft, inner, 'receiver'), undefined, undefined, false, 'other');
  const { expression: calleeNode, arguments: given, typeArguments } = inner as ts.CallExpression;
  return called(draft, start, node.end, 'decorator', expression(draft, calleeNode, 'receiver'), given, typeArguments, false, 'other');
}

/** The callee of `import('x')`, which no declaration can mean. */
export function importKeyword(draft: Draft, node: ts.Node): Expression {
  return { kind: 'name', start: draft.start(node), end: node.end, name: 'import', binding: -1 };
}

function called(
  draft: Draft,
  start: number,
  end: number,
  form: CallForm,
  callee: Expression,
  given: readonly ts.Node[] | undefined,
  typeArguments: readonly ts.Node[] | undefined,
  isOptional: boolean,
  use: Use,
): CallExpression {
  const { frame } = draft;
  const { calls, key } = frame;
  const index = calls.length;
  calls.push(undefined as never);
  const call: CallExpression = {
    kind: 'call',
    start,
    end,
    form,
    callee,
    arguments: given ? argumentsOf(draft, given, index) : none,
    typeArguments: typeReferences(draft, typeArguments),
    isOptional,
    use,
    function: key,
    index,
  };
  calls[index] = call;
  return call;
}

function argumentsOf(draft: Draft, nodes: readonly ts.Node[], call: number): readonly Expression[] {
  const { length } = nodes;
  if (length === 0) return none;
  const lowered = new Array<Expression>(length);
  for (let i = 0; i < length; i += 1) {
    const bare = stripped(nodes[i] as ts.Node);
    lowered[i] =
      bare.kind === ArrowFunction || bare.kind === FunctionExpression
        ? functionExpression(draft, bare as ts.ArrowFunction, undefined, { call, argument: i })
        : expression(draft, bare, 'argument');
  }
  return lowered;
}

function addSpecifier(draft: Draft, call: CallExpression): void {
  const [specifier] = call.arguments;
  if (specifier?.kind === 'text' && specifier.holes.length === 0) draft.specifiers.add(specifier.parts[0] ?? '');
}
