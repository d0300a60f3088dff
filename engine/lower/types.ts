/** Annotations and type declarations: what they say, as far as it is written out. */
import { ts } from 'ts-morph';
import type { TypeMember, TypeReference } from '../model/type-reference.ts';
import { type Draft, MAXIMUM_DEPTH } from './draft.ts';
import { idText } from './identifiers.ts';
import { none, packed } from './lists.ts';

const K = ts.SyntaxKind;
const {
  PropertySignature,
  MethodSignature,
  GetAccessor,
  Identifier,
  StringLiteral,
  QualifiedName,
  PropertyAccessExpression,
  LiteralType,
  ReadonlyKeyword,
  ThisKeyword,
} = K;

const OTHER: TypeReference = { kind: 'other' };

type Lowering = (draft: Draft, node: never) => TypeReference;

/** The annotation; `undefined` where there is none. */
export function annotation(draft: Draft, node: ts.TypeNode | undefined): TypeReference | undefined {
  return node === undefined ? undefined : typeReference(draft, node);
}

export function typeReference(draft: Draft, node: ts.Node): TypeReference {
  const lowering = LOWERINGS[node.kind];
  if (lowering === undefined || draft.depth > MAXIMUM_DEPTH) return OTHER;
  draft.depth += 1;
  const reference = lowering(draft, node as never);
  draft.depth -= 1;
  return reference;
}

export function typeReferences(draft: Draft, nodes: readonly ts.Node[] | undefined): readonly TypeReference[] {
  if (!nodes || nodes.length === 0) return none;
  const references = new Array<TypeReference>(nodes.length);
  for (let i = 0; i < nodes.length; i += 1) references[i] = typeReference(draft, nodes[i] as ts.Node);
  return references;
}

export function typeParameterNames(nodes: readonly ts.TypeParameterDeclaration[] | undefined): readonly string[] {
  return nodes && nodes.length > 0 ? nodes.map(({ name }) => idText(name)) : none;
}

/** What a declaration without a body says of the function. */
export function signature(draft: Draft, node: ts.SignatureDeclarationBase): TypeReference {
  const parameters: TypeReference[] = [];
  for (const { name, type } of node.parameters) {
    if (!isThis(name)) parameters.push(type ? typeReference(draft, type) : OTHER);
  }
  return { kind: 'function', parameters: packed(parameters), returns: node.type ? typeReference(draft, node.type) : OTHER };
}

/** `this` as a parameter is an annotation: callers pass nothing for it. */
export function isThis(name: ts.BindingName): boolean {
  return name.kind === Identifier && (name as ts.Identifier).escapedText === 'this';
}

/** What a class extends or implements, or an interface extends. */
export function heritageReference(draft: Draft, node: ts.ExpressionWithTypeArguments): TypeReference {
  const name = entityName(node.expression);
  return name === undefined ? OTHER : named(draft, name, typeReferences(draft, node.typeArguments));
}

export function interfaceDeclaration(draft: Draft, node: ts.InterfaceDeclaration): void {
  draft.types.push({
    name: node.name.text,
    start: draft.start(node),
    end: node.end,
    typeParameters: typeParameterNames(node.typeParameters),
    declares: {
      kind: 'interface',
      extends: packed((node.heritageClauses ?? []).flatMap(({ types }) => types.map((type) => heritageReference(draft, type)))),
      members: typeMembers(draft, node.members),
    },
  });
}

export function aliasDeclaration(draft: Draft, node: ts.TypeAliasDeclaration): void {
  draft.types.push({
    name: node.name.text,
    start: draft.start(node),
    end: node.end,
    typeParameters: typeParameterNames(node.typeParameters),
    declares: { kind: 'alias', type: typeReference(draft, node.type) },
  });
}

const LOWERINGS: (Lowering | undefined)[] = [];

function on<Node extends ts.Node>(kind: ts.SyntaxKind, lowering: (draft: Draft, node: Node) => TypeReference): void {
  LOWERINGS[kind] = lowering as Lowering;
}

const KEYWORDS = {
  string: K.StringKeyword,
  number: K.NumberKeyword,
  boolean: K.BooleanKeyword,
  any: K.AnyKeyword,
  unknown: K.UnknownKeyword,
  void: K.VoidKeyword,
  never: K.NeverKeyword,
  object: K.ObjectKeyword,
  undefined: K.UndefinedKeyword,
  null: K.NullKeyword,
  bigint: K.BigIntKeyword,
  symbol: K.SymbolKeyword,
};
for (const [name, kind] of Object.entries(KEYWORDS)) {
  const reference: TypeReference = { kind: 'named', name, arguments: none };
  on(kind, () => reference);
}
const BOOLEAN: TypeReference = { kind: 'named', name: 'boolean', arguments: none };
const THIS: TypeReference = { kind: 'named', name: 'this', arguments: none };

on<ts.TypeReferenceNode>(K.TypeReference, (draft, node) => {
  const name = entityName(node.typeName);
  return name === undefined ? OTHER : named(draft, name, typeReferences(draft, node.typeArguments));
});
on<ts.ExpressionWithTypeArguments>(K.ExpressionWithTypeArguments, heritageReference);
on<ts.ArrayTypeNode>(K.ArrayType, (draft, node) => ({ kind: 'list', of: typeReference(draft, node.elementType) }));
on<ts.TupleTypeNode>(K.TupleType, (draft, node) => ({ kind: 'tuple', elements: typeReferences(draft, node.elements) }));
on<ts.UnionTypeNode>(K.UnionType, (draft, node) => ({ kind: 'union', options: typeReferences(draft, node.types) }));
on<ts.IntersectionTypeNode>(K.IntersectionType, (draft, node) => ({ kind: 'intersection', options: typeReferences(draft, node.types) }));
on<ts.TypeLiteralNode>(K.TypeLiteral, (draft, { members }) => {
  const [only] = members;
  return members.length === 1 && only?.kind === K.IndexSignature
    ? underAnyKey(draft, (only as ts.IndexSignatureDeclaration).type)
    : { kind: 'object', members: typeMembers(draft, members) };
});
on<ts.MappedTypeNode>(K.MappedType, (draft, { type }) => (type ? underAnyKey(draft, type) : OTHER));
on<ts.FunctionTypeNode>(K.FunctionType, signature);
on<ts.ParenthesizedTypeNode>(K.ParenthesizedType, (draft, node) => typeReference(draft, node.type));
on<ts.OptionalTypeNode>(K.OptionalType, (draft, node) => typeReference(draft, node.type));
on<ts.RestTypeNode>(K.RestType, (draft, node) => typeReference(draft, node.type));
on<ts.NamedTupleMember>(K.NamedTupleMember, (draft, node) => typeReference(draft, node.type));
on<ts.TypeOperatorNode>(K.TypeOperator, (draft, node) => (node.operator === ReadonlyKeyword ? typeReference(draft, node.type) : OTHER));
on<ts.TypePredicateNode>(K.TypePredicate, () => BOOLEAN);
on(K.ThisType, () => THIS);
on<ts.LiteralTypeNode>(K.LiteralType, (draft, { literal }) => {
  if (literal.kind === K.NullKeyword) return typeReference(draft, literal);
  return { kind: 'literal', text: isTextLike(literal) ? literal.text : draft.text.slice(draft.start(literal), literal.end) };
});
on<ts.TypeQueryNode>(K.TypeQuery, (draft, node) => {
  const name = entityName(node.exprName);
  const path = name === undefined ? none : name.split('.');
  return { kind: 'typeof', path, binding: path[0] === undefined ? -1 : draft.names.find(path[0]) };
});
on<ts.IndexedAccessTypeNode>(K.IndexedAccessType, (draft, node) => {
  const key = node.indexType.kind === LiteralType ? (node.indexType as ts.LiteralTypeNode).literal : undefined;
  return key?.kind === StringLiteral
    ? { kind: 'indexed', object: typeReference(draft, node.objectType), key: (key as ts.StringLiteral).text }
    : OTHER;
});

/** `{ [key: string]: Client }` says what `Record<string, Client>` does. */
function underAnyKey(draft: Draft, value: ts.TypeNode): TypeReference {
  return { kind: 'named', name: 'Record', arguments: [OTHER, typeReference(draft, value)] };
}

function named(draft: Draft, name: string, typeArguments: readonly TypeReference[]): TypeReference {
  if (typeArguments.length > 0) return { kind: 'named', name, arguments: typeArguments };
  const known = draft.plainTypes.get(name);
  if (known) return known;
  const reference: TypeReference = { kind: 'named', name, arguments: none };
  draft.plainTypes.set(name, reference);
  return reference;
}

/** `a.b.c`; undefined where it is anything but names. */
function entityName(node: ts.Node): string | undefined {
  if (node.kind === Identifier) return idText(node as ts.Identifier);
  if (node.kind === ThisKeyword) return 'this';
  let rest = '';
  let at = node;
  for (;;) {
    if (at.kind === QualifiedName) {
      rest = `.${idText((at as ts.QualifiedName).right)}${rest}`;
      at = (at as ts.QualifiedName).left;
    } else if (at.kind === PropertyAccessExpression) {
      rest = `.${idText((at as ts.PropertyAccessExpression).name as ts.Identifier)}${rest}`;
      at = (at as ts.PropertyAccessExpression).expression;
    } else if (at.kind === Identifier) return idText(at as ts.Identifier) + rest;
    else return at.kind === ThisKeyword ? `this${rest}` : undefined;
  }
}

function typeMembers(draft: Draft, nodes: readonly ts.TypeElement[]): readonly TypeMember[] {
  const members: TypeMember[] = [];
  for (const node of nodes) {
    const name = node.name && memberName(node.name);
    if (name === undefined) continue;
    const isOptional = node.questionToken !== undefined;
    if (node.kind === MethodSignature) members.push({ name, type: signature(draft, node as ts.MethodSignature), isOptional });
    else if (node.kind === PropertySignature || node.kind === GetAccessor) {
      const { type } = node as ts.PropertySignature | ts.GetAccessorDeclaration;
      members.push({ name, type: type ? typeReference(draft, type) : OTHER, isOptional });
    }
  }
  return packed(members);
}

function memberName(name: ts.PropertyName): string | undefined {
  return name.kind === Identifier || isTextLike(name) ? name.text : undefined;
}

function isTextLike(node: ts.Node): node is ts.LiteralLikeNode {
  return node.kind === StringLiteral || node.kind === K.NumericLiteral || node.kind === K.NoSubstitutionTemplateLiteral;
}
