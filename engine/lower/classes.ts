/**
 * Classes. Decorators, what is extended and static values are evaluated in the function around the class. What gives properties
 * their values is evaluated in the constructor: when that does anything and none is written, the class gets a constructor function
 * `Name.constructor` that is not among its members, for those are what is written.
 */
import { ts } from 'ts-morph';
import type { ClassExpression, Expression } from '../model/expression.ts';
import type { ClassMember, ClassNode } from '../model/module.ts';
import type { TypeReference } from '../model/type-reference.ts';
import { ClassBody } from './class-members.ts';
import type { Draft } from './draft.ts';
import { expression } from './expressions.ts';
import type { Naming } from './functions.ts';
import { idText } from './identifiers.ts';
import { none, packed } from './lists.ts';
import { decoratorsOf, type Modifiers, modifiersOf } from './modifiers.ts';
import { heritageReference, typeParameterNames, typeReferences } from './types.ts';

const { ExtendsKeyword } = ts.SyntaxKind;

export function classDeclaration(draft: Draft, node: ts.ClassDeclaration): ClassExpression {
  const { name } = node;
  const binding = name ? draft.names.find(idText(name)) : -1;
  const modifiers = modifiersOf(node);
  const start = draft.start(node);
  const naming = name
    ? namingOf(draft, name)
    : modifiers.isDefault
      ? { name: 'default', label: 'default', start, end: node.members.pos }
      : undefined;
  const value = classOf(draft, node, modifiers, naming, binding);
  if (binding >= 0) draft.define(binding, { source: { kind: 'value', expression: value }, path: none });
  return value;
}

export function classExpression(draft: Draft, node: ts.ClassExpression, naming: Naming | undefined): ClassExpression {
  const own = node.name;
  const modifiers = modifiersOf(node);
  if (!own) return classOf(draft, node, modifiers, naming, -1);
  // A class expression's name is known only inside it.
  const scope = draft.names.open();
  const binding = draft.declare(idText(own), 'class', draft.start(own), own.end);
  const shown = { ...namingOf(draft, own), label: naming?.label ?? idText(own) };
  const value = classOf(draft, node, modifiers, shown, binding);
  draft.define(binding, { source: { kind: 'value', expression: value }, path: none });
  draft.names.close(scope);
  return value;
}

function namingOf(draft: Draft, name: ts.Identifier): Naming {
  const text = idText(name);
  return { name: text, label: text, start: draft.start(name), end: name.end };
}

function classOf(
  draft: Draft,
  node: ts.ClassLikeDeclaration,
  modifiers: Modifiers,
  naming: Naming | undefined,
  binding: number,
): ClassExpression {
  const { frame, classes } = draft;
  const start = draft.start(node);
  const key = naming ? draft.keys.namedClass(frame, naming.label) : draft.keys.namelessClass(frame);
  const slot = classes.push(undefined as never) - 1;
  const decorators = decoratorsOf(draft, node, modifiers);
  const heritage = heritageOf(draft, node);
  classes[slot] = {
    key,
    start,
    end: node.end,
    name: naming?.name ?? '',
    nameSpan: naming ? { start: naming.start, end: naming.end } : { start, end: node.members.pos },
    binding,
    typeParameters: typeParameterNames(node.typeParameters),
    ...heritage,
    decorators,
    isAbstract: modifiers.isAbstract,
    members: membersOf(draft, node, key),
  };
  return { kind: 'class', start, end: node.end, key };
}

function heritageOf(draft: Draft, node: ts.ClassLikeDeclaration): Pick<ClassNode, 'heritage' | 'heritageArguments' | 'implements'> {
  let heritage: Expression | undefined;
  let heritageArguments: readonly TypeReference[] = none;
  let implemented: readonly TypeReference[] = none;
  for (const { token, types } of node.heritageClauses ?? []) {
    const [first] = types;
    if (token !== ExtendsKeyword) implemented = types.map((type) => heritageReference(draft, type));
    else if (first) {
      heritage = expression(draft, first.expression, 'other');
      heritageArguments = typeReferences(draft, first.typeArguments);
    }
  }
  return { heritage, heritageArguments, implements: implemented };
}

/** The members in the order of the text, and with them the constructor that gives properties their values. */
function membersOf(draft: Draft, node: ts.ClassLikeDeclaration, key: string): readonly ClassMember[] {
  const body = new ClassBody(draft, node, key);
  const members: ClassMember[] = [];
  for (const element of node.members) {
    const member = body.member(element);
    if (member) members.push(member);
  }
  body.finish();
  return packed(members.filter((member) => !isOverload(member, members)));
}

/** A signature of what is written out below it, which says less than that itself. */
function isOverload({ function: key, kind, name, isStatic }: ClassMember, members: readonly ClassMember[]): boolean {
  if (key !== undefined || (kind !== 'method' && kind !== 'constructor')) return false;
  return members.some((one) => one.kind === kind && one.name === name && one.isStatic === isStatic && one.function !== undefined);
}
