/** A Module from bytes, in the order in which `write-module.ts` writes it. */
import { none } from '../lower/lists.ts';
import type { CallExpression, Expression } from '../model/expression.ts';
import type {
  Binding,
  BindingKind,
  ClassMember,
  ClassNode,
  Definition,
  Export,
  FunctionForm,
  FunctionNode,
  Import,
  Module,
  Parameter,
  PathElement,
  Source,
  Suppression,
  SyntaxProblem,
  TypeDeclaration,
} from '../model/module.ts';
import { exportKinds, pathKinds, sourceKinds } from './kinds.ts';
import {
  present,
  readExpression,
  readOptionalExpression,
  readOptionalType,
  readType,
  readTypeMembers,
  readTypes,
} from './read-expressions.ts';
import { readLoop, readSteps } from './read-steps.ts';
import { In } from './sharing.ts';

/**
 * @param path where the text stands that was lowered
 * @throws RangeError where the bytes are no Module's
 */
export function unpackedModule(path: string, bytes: Uint8Array): Module {
  const input = new In(bytes);
  input.readTexts();
  const specifiers = input.texts();
  const functions = input.list(readFunction);
  const classes = input.list(readClass);
  const bindings = input.list(readBinding);
  const exports = input.list(readExport);
  const types = input.list(readTypeDeclaration);
  const directives = input.texts();
  const suppressions = input.list(readSuppression);
  const syntaxErrors = input.list(readProblem);
  const isGenerated = input.flag();
  const lineStarts = readLineStarts(input);
  input.expectEnd();
  return {
    path,
    specifiers,
    bindings,
    exports,
    functions,
    classes,
    types,
    directives,
    suppressions,
    syntaxErrors,
    isGenerated,
    lineStarts,
  };
}

function readLineStarts(input: In): readonly number[] {
  const count = input.size();
  const starts: number[] = [];
  let last = 0;
  for (let index = 0; index < count; index += 1) {
    last += input.count();
    starts.push(last);
  }
  return starts.length ? starts.slice() : none;
}

function readFunction(input: In): FunctionNode {
  const { start, end } = input.span();
  const key = input.text();
  const name = input.text();
  const nameSpan = input.span();
  const form = input.text() as FunctionForm;
  const flags = input.count();
  const parameters = input.list(readParameter);
  const typeParameters = input.texts();
  const returns = readOptionalType(input);
  const decorators = readCalls(input);
  const owner = input.optionalText();
  const parent = input.optionalText();
  const passedTo = input.flag() ? { call: input.count(), argument: input.count() } : undefined;
  const body = readSteps(input);
  const calls = readCalls(input);
  const objects = input.list(readObject);
  const loops = input.list(readLoop);
  return {
    key,
    start,
    end,
    name,
    nameSpan,
    form,
    isAsync: (flags & 1) > 0,
    isGenerator: (flags & 2) > 0,
    parameters,
    typeParameters,
    returns,
    decorators,
    owner,
    isStatic: (flags & 4) > 0,
    parent,
    passedTo,
    body,
    calls,
    objects,
    loops,
  };
}

function readCalls(input: In): readonly CallExpression[] {
  return input.list(readCall);
}

function readCall(input: In): CallExpression {
  return ofKind('call', readExpression(input));
}

function readObject(input: In) {
  return ofKind('object', readExpression(input));
}

function ofKind<Kind extends Expression['kind']>(kind: Kind, expression: Expression): Extract<Expression, { readonly kind: Kind }> {
  if (expression.kind !== kind) throw new RangeError(`a ${expression.kind} stands where a ${kind} should`);
  return expression as Extract<Expression, { readonly kind: Kind }>;
}

function readParameter(input: In): Parameter {
  const { start, end } = input.span();
  const bindings = input.wholes();
  const name = input.text();
  const flags = input.count();
  const annotation = readOptionalType(input);
  const initialiser = readOptionalExpression(input);
  const decorators = readCalls(input);
  return {
    start,
    end,
    bindings,
    name,
    annotation,
    initialiser,
    isRest: (flags & 1) > 0,
    isOptional: (flags & 2) > 0,
    decorators,
    isProperty: (flags & 4) > 0,
  };
}

function readClass(input: In): ClassNode {
  const { start, end } = input.span();
  const key = input.text();
  const name = input.text();
  const nameSpan = input.span();
  const binding = input.whole();
  const typeParameters = input.texts();
  const heritage = readOptionalExpression(input);
  const heritageArguments = readTypes(input);
  const implemented = readTypes(input);
  const decorators = readCalls(input);
  const isAbstract = input.flag();
  const members = input.list(readMember);
  return {
    key,
    start,
    end,
    name,
    nameSpan,
    binding,
    typeParameters,
    heritage,
    heritageArguments,
    implements: implemented,
    decorators,
    isAbstract,
    members,
  };
}

function readMember(input: In): ClassMember {
  const { start, end } = input.span();
  const name = input.text();
  const kind = input.text() as ClassMember['kind'];
  const isStatic = input.flag();
  const key = input.optionalText();
  const annotation = readOptionalType(input);
  const initialiser = readOptionalExpression(input);
  return { start, end, name, kind, isStatic, function: key, annotation, initialiser, decorators: readCalls(input) };
}

function readBinding(input: In): Binding {
  const { start, end } = input.span();
  const name = input.text();
  const kind = input.text() as BindingKind;
  const key = input.text();
  const annotation = readOptionalType(input);
  return { name, kind, start, end, function: key, annotation, definitions: input.list(readDefinition) };
}

function readDefinition(input: In): Definition {
  const source = present(input.shared(input.sources, readSource));
  return { source, path: input.list(readPathElement) };
}

function readSource(input: In, number: number): Source {
  const kind = present(sourceKinds[number]);
  switch (kind) {
    case 'value':
      return { kind, expression: readExpression(input) };
    case 'item':
    case 'key':
      return { kind, of: readExpression(input) };
    case 'parameter': {
      const key = input.text();
      return { kind, function: key, index: input.count() };
    }
    case 'import':
      return { kind, import: readImport(input) };
    case 'enum':
      return { kind, members: input.texts() };
    case 'caught':
    case 'none':
      return { kind };
  }
}

function readPathElement(input: In): PathElement {
  const kind = present(pathKinds[input.count()]);
  switch (kind) {
    case 'property':
      return { kind, name: input.text() };
    case 'element':
      return { kind, index: input.whole() };
    case 'rest':
      return { kind };
  }
}

function readImport(input: In): Import {
  const specifier = input.text();
  const name = input.text();
  return { specifier, name, isTypeOnly: input.flag() };
}

function readExport(input: In): Export {
  const { start, end } = input.span();
  const name = input.text();
  return { name, start, end, value: readExported(input) };
}

function readExported(input: In): Export['value'] {
  const kind = present(exportKinds[input.count()]);
  switch (kind) {
    case 'binding':
      return { kind, binding: input.whole() };
    case 'expression':
      return { kind, expression: readExpression(input) };
    case 'type':
      return { kind, name: input.text() };
    case 'from':
      return { kind, import: readImport(input) };
  }
}

function readTypeDeclaration(input: In): TypeDeclaration {
  const { start, end } = input.span();
  const name = input.text();
  const typeParameters = input.texts();
  const isInterface = input.flag();
  if (!isInterface) return { name, start, end, typeParameters, declares: { kind: 'alias', type: readType(input) } };
  const extended = readTypes(input);
  return { name, start, end, typeParameters, declares: { kind: 'interface', extends: extended, members: readTypeMembers(input) } };
}

function readSuppression(input: In): Suppression {
  const { start, end } = input.span();
  const scope = input.flag() ? 'file' : 'next-line';
  const rules = input.texts();
  return { start, end, scope, rules, reason: input.optionalText() };
}

function readProblem(input: In): SyntaxProblem {
  const { start, end } = input.span();
  return { start, end, message: input.text() };
}
