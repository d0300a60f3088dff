/** Functions of every form: who they are, what they are given, and what their body does. */
import { ts } from 'ts-morph';
import type { CallExpression, Expression } from '../model/expression.ts';
import type { FunctionForm, FunctionNode, Parameter, Step } from '../model/module.ts';
import type { Span } from '../model/place.ts';
import type { TypeReference } from '../model/type-reference.ts';
import type { Draft } from './draft.ts';
import { expression } from './expressions.ts';
import type { Frame } from './frame.ts';
import { idText } from './identifiers.ts';
import { none, packed } from './lists.ts';
import { decoratorsOf, type Modifiers, modifiersOf } from './modifiers.ts';
import { definePattern, flushPending } from './patterns.ts';
import { declareName, hoist } from './scopes.ts';
import { stepsInto } from './steps.ts';
import { annotation, isThis, typeParameterNames } from './types.ts';

const { ArrayBindingPattern, ArrowFunction, BindingElement, Block, Identifier } = ts.SyntaxKind;

/** A name that comes from where a function stands, with the way to it for its key. */
export interface Naming extends Span {
  readonly name: string;
  readonly label: string;
}

/** What is known of a function before its body is read. */
export interface Head {
  readonly key: string;
  readonly name: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly form: FunctionForm;
  readonly modifiers: Modifiers;
  readonly owner: string | undefined;
  readonly decorators: readonly CallExpression[];
  readonly passedTo: FunctionNode['passedTo'];
}

export type FunctionSyntax =
  | ts.FunctionDeclaration
  | ts.FunctionExpression
  | ts.ArrowFunction
  | ts.MethodDeclaration
  | ts.ConstructorDeclaration
  | ts.AccessorDeclaration
  | ts.ClassStaticBlockDeclaration;

/** An arrow function or function expression. Its own name goes before one that it is given. */
export function functionExpression(
  draft: Draft,
  node: ts.ArrowFunction | ts.FunctionExpression,
  naming: Naming | undefined,
  passedTo: FunctionNode['passedTo'],
): Expression {
  const start = draft.start(node);
  const own = node.kind === ArrowFunction ? undefined : node.name;
  const form: FunctionForm = node.kind === ArrowFunction ? 'arrow' : 'function';
  const named: Naming | undefined = naming ?? (own && { name: idText(own), label: idText(own), start: draft.start(own), end: own.end });
  const key = named ? draft.keys.named(draft.frame, named.label) : draft.keys.nameless(draft.frame);
  const shown = own ? { name: idText(own), start: draft.start(own), end: own.end } : named;
  const nameStart = shown ? shown.start : start;
  const nameEnd = shown ? shown.end : headEnd(node);
  const head: Head = {
    key,
    name: shown?.name ?? '',
    nameStart,
    nameEnd,
    form,
    modifiers: modifiersOf(node),
    owner: undefined,
    decorators: none,
    passedTo,
  };
  const lowered: Expression = { kind: 'function', start, end: node.end, key };
  if (!own) {
    functionOf(draft, node, head, undefined);
    return lowered;
  }
  // A function expression's name is known only inside it.
  const scope = draft.names.open();
  const outer = draft.frame;
  const frame = draft.opened(key);
  draft.frame = frame;
  const self = draft.declare(idText(own), 'function', draft.start(own), own.end);
  draft.define(self, { source: { kind: 'value', expression: lowered }, path: none });
  draft.frame = outer;
  functionOf(draft, node, head, frame);
  draft.names.close(scope);
  return lowered;
}

/** A head without class or call around it. */
export function headOf(key: string, form: FunctionForm, modifiers: Modifiers, naming: Span & { readonly name: string }): Head {
  return {
    key,
    name: naming.name,
    nameStart: naming.start,
    nameEnd: naming.end,
    form,
    modifiers,
    owner: undefined,
    decorators: none,
    passedTo: undefined,
  };
}

/** Lowers a function with its body, in the frame that was opened for it, if any; the answer is its key. */
export function functionOf(draft: Draft, node: FunctionSyntax, head: Head, opened: Frame | undefined): string {
  const outer = draft.frame;
  const frame = opened ?? draft.opened(head.key);
  const start = draft.start(node);
  const syntax = node as ts.FunctionExpression;
  const parameterNodes: readonly ts.ParameterDeclaration[] = syntax.parameters ?? none;
  const decorators = parameterDecorators(draft, parameterNodes);
  const scope = draft.names.open();
  draft.frame = frame;
  const body: Step[] = [];
  const parameters = parametersOf(draft, parameterNodes, decorators);
  flushPending(draft, body);
  const bodyNode: ts.Node | undefined = syntax.body;
  if (bodyNode?.kind === Block) {
    const { statements } = bodyNode as ts.Block;
    hoist(draft, statements, true);
    stepsInto(draft, statements, body, 0);
  } else if (bodyNode) {
    const value = expression(draft, bodyNode, 'returned');
    body.push({ kind: 'leave', start: value.start, end: value.end, how: 'return', value });
  }
  flushPending(draft, body);
  draft.names.close(scope);
  draft.frame = outer;
  draft.functions[frame.slot] = finished(frame, body, {
    start,
    end: node.end,
    name: head.name,
    nameSpan: { start: head.nameStart, end: head.nameEnd },
    form: head.form,
    isAsync: head.modifiers.isAsync,
    isGenerator: syntax.asteriskToken !== undefined,
    parameters,
    typeParameters: typeParameterNames(syntax.typeParameters),
    returns: annotation(draft, syntax.type),
    decorators: head.decorators,
    owner: head.owner,
    isStatic: head.modifiers.isStatic,
    parent: outer.key,
    passedTo: head.passedTo,
  });
  return head.key;
}

type Described = Omit<FunctionNode, 'key' | 'body' | 'calls' | 'objects' | 'loops'>;

/** The function, once everything in its frame is known. */
export function finished(frame: Frame, body: readonly Step[], described: Described): FunctionNode {
  return {
    key: frame.key,
    start: described.start,
    end: described.end,
    name: described.name,
    nameSpan: described.nameSpan,
    form: described.form,
    isAsync: described.isAsync,
    isGenerator: described.isGenerator,
    parameters: described.parameters,
    typeParameters: described.typeParameters,
    returns: described.returns,
    decorators: described.decorators,
    owner: described.owner,
    isStatic: described.isStatic,
    parent: described.parent,
    passedTo: described.passedTo,
    body: packed(body),
    calls: packed(frame.calls),
    objects: packed(frame.objects),
    loops: packed(frame.loops),
  };
}

/** Decorators of parameters belong to the function around, which is where they are called. */
function parameterDecorators(draft: Draft, nodes: readonly ts.ParameterDeclaration[]): readonly (readonly CallExpression[])[] {
  for (const node of nodes) {
    if (node.modifiers) return nodes.map((each) => decoratorsOf(draft, each, modifiersOf(each)));
  }
  return none;
}

function parametersOf(
  draft: Draft,
  nodes: readonly ts.ParameterDeclaration[],
  decorators: readonly (readonly CallExpression[])[],
): readonly Parameter[] {
  if (nodes.length === 0) return none;
  for (const { name } of nodes) if (!isThis(name)) declareName(draft, name, 'parameter');
  const parameters: Parameter[] = [];
  for (let i = 0; i < nodes.length; i += 1) {
    const node = nodes[i] as ts.ParameterDeclaration;
    if (isThis(node.name)) continue;
    const names = namesOfRest(node);
    if (!names) parameters.push(parameterOf(draft, node, parameters.length, decorators[i] ?? none));
    else for (const [at, name] of names.entries()) parameters.push(parameterOfRest(draft, name, parameters.length, node.type, at));
  }
  return packed(parameters);
}

/** `(...[router, tenant]: Given)`: each name is given what a parameter in its place would be. */
function namesOfRest({ dotDotDotToken, name }: ts.ParameterDeclaration): readonly ts.BindingElement[] | undefined {
  if (!dotDotDotToken || name.kind !== ArrayBindingPattern) return undefined;
  const { elements } = name as ts.ArrayBindingPattern;
  const isPlain = (element: ts.ArrayBindingElement): element is ts.BindingElement =>
    element.kind === BindingElement && !(element as ts.BindingElement).dotDotDotToken;
  return elements.every(isPlain) ? elements : undefined;
}

function parameterOfRest(draft: Draft, node: ts.BindingElement, index: number, tuple: ts.TypeNode | undefined, at: number): Parameter {
  const whole = annotation(draft, tuple);
  const type = whole?.kind === 'tuple' ? whole.elements[at] : whole && ({ kind: 'indexed', object: whole, key: String(at) } as const);
  const declared = declaredBy(draft, node, index, type);
  return {
    start: draft.start(node),
    end: node.end,
    ...declared,
    isRest: false,
    isOptional: declared.initialiser !== undefined,
    decorators: none,
    isProperty: false,
  };
}

function parameterOf(draft: Draft, node: ts.ParameterDeclaration, index: number, decorators: readonly CallExpression[]): Parameter {
  const start = draft.start(node);
  return {
    start,
    end: node.end,
    ...declaredBy(draft, node, index, annotation(draft, node.type)),
    isRest: node.dotDotDotToken !== undefined,
    isOptional: node.questionToken !== undefined || node.initializer !== undefined,
    decorators,
    isProperty: modifiersOf(node).isProperty,
  };
}

/** What a parameter's name or pattern declares, with its default. */
function declaredBy(
  draft: Draft,
  { name, initializer }: ts.ParameterDeclaration | ts.BindingElement,
  index: number,
  type: TypeReference | undefined,
): Pick<Parameter, 'bindings' | 'name' | 'annotation' | 'initialiser'> {
  const bindings = definePattern(draft, name, { kind: 'parameter', function: draft.frame.key, index }, type);
  const initialiser = initializer && expression(draft, initializer, 'stored');
  if (initialiser && name.kind === Identifier && bindings[0] !== undefined)
    draft.define(bindings[0], { source: { kind: 'value', expression: initialiser }, path: none });
  return { bindings, name: name.kind === Identifier ? idText(name as ts.Identifier) : '', annotation: type, initialiser };
}

/** Where the head of a nameless function ends: its arrow, or the bracket before its body. */
function headEnd(node: ts.ArrowFunction | ts.FunctionExpression): number {
  return node.kind === ArrowFunction ? node.equalsGreaterThanToken.end : node.body.pos;
}
