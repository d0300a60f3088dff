/**
 * A Module as bytes, without its path: the same text has the same Module wherever it stands. `read-module.ts` reads it in the same
 * order.
 */
import type {
  Binding,
  ClassMember,
  ClassNode,
  Definition,
  Export,
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
import { exportKinds, numbersOf, pathKinds, sourceKinds } from './kinds.ts';
import { FIRST_KIND, Out } from './sharing.ts';
import { writeExpression, writeExpressions, writeType, writeTypeMembers, writeTypes } from './write-expressions.ts';
import { writeLoop, writeSteps } from './write-steps.ts';

const sourceNumbers = numbersOf(sourceKinds);
const exportNumbers = numbersOf(exportKinds);
const pathNumbers = numbersOf(pathKinds);

export function packedModule(module: Module): Uint8Array {
  const out = new Out();
  out.texts(module.specifiers);
  out.list(module.functions, writeFunction);
  out.list(module.classes, writeClass);
  out.list(module.bindings, writeBinding);
  out.list(module.exports, writeExport);
  out.list(module.types, writeTypeDeclaration);
  out.texts(module.directives);
  out.list(module.suppressions, writeSuppression);
  out.list(module.syntaxErrors, writeProblem);
  out.flag(module.isGenerated);
  out.count(module.lineStarts.length);
  let last = 0;
  for (const start of module.lineStarts) {
    out.count(start - last);
    last = start;
  }
  return out.finish();
}

function writeFunction(out: Out, node: FunctionNode): void {
  out.span(node);
  out.text(node.key);
  out.text(node.name);
  out.span(node.nameSpan);
  out.text(node.form);
  out.count((node.isAsync ? 1 : 0) + (node.isGenerator ? 2 : 0) + (node.isStatic ? 4 : 0));
  out.list(node.parameters, writeParameter);
  out.texts(node.typeParameters);
  writeType(out, node.returns);
  writeExpressions(out, node.decorators);
  out.optionalText(node.owner);
  out.optionalText(node.parent);
  out.flag(node.passedTo !== undefined);
  if (node.passedTo) {
    out.count(node.passedTo.call);
    out.count(node.passedTo.argument);
  }
  writeSteps(out, node.body);
  writeExpressions(out, node.calls);
  writeExpressions(out, node.objects);
  out.list(node.loops, writeLoop);
}

function writeParameter(out: Out, parameter: Parameter): void {
  out.span(parameter);
  out.wholes(parameter.bindings);
  out.text(parameter.name);
  out.count((parameter.isRest ? 1 : 0) + (parameter.isOptional ? 2 : 0) + (parameter.isProperty ? 4 : 0));
  writeType(out, parameter.annotation);
  writeExpression(out, parameter.initialiser);
  writeExpressions(out, parameter.decorators);
}

function writeClass(out: Out, node: ClassNode): void {
  out.span(node);
  out.text(node.key);
  out.text(node.name);
  out.span(node.nameSpan);
  out.whole(node.binding);
  out.texts(node.typeParameters);
  writeExpression(out, node.heritage);
  writeTypes(out, node.heritageArguments);
  writeTypes(out, node.implements);
  writeExpressions(out, node.decorators);
  out.flag(node.isAbstract);
  out.list(node.members, writeMember);
}

function writeMember(out: Out, member: ClassMember): void {
  out.span(member);
  out.text(member.name);
  out.text(member.kind);
  out.flag(member.isStatic);
  out.optionalText(member.function);
  writeType(out, member.annotation);
  writeExpression(out, member.initialiser);
  writeExpressions(out, member.decorators);
}

function writeBinding(out: Out, binding: Binding): void {
  out.span(binding);
  out.text(binding.name);
  out.text(binding.kind);
  out.text(binding.function);
  writeType(out, binding.annotation);
  out.list(binding.definitions, writeDefinition);
}

function writeDefinition(out: Out, { source, path }: Definition): void {
  out.shared(out.sources, source, writeSource);
  out.list(path, writePathElement);
}

function writeSource(out: Out, source: Source): void {
  out.count(FIRST_KIND + sourceNumbers[source.kind]);
  switch (source.kind) {
    case 'value':
      writeExpression(out, source.expression);
      return;
    case 'item':
    case 'key':
      writeExpression(out, source.of);
      return;
    case 'parameter':
      out.text(source.function);
      out.count(source.index);
      return;
    case 'import':
      writeImport(out, source.import);
      return;
    case 'enum':
      out.texts(source.members);
      return;
    case 'caught':
    case 'none':
      return;
  }
}

function writePathElement(out: Out, element: PathElement): void {
  out.count(pathNumbers[element.kind]);
  if (element.kind === 'property') out.text(element.name);
  if (element.kind === 'element') out.whole(element.index);
}

function writeImport(out: Out, { specifier, name, isTypeOnly }: Import): void {
  out.text(specifier);
  out.text(name);
  out.flag(isTypeOnly);
}

function writeExport(out: Out, exported: Export): void {
  const { name, value } = exported;
  out.span(exported);
  out.text(name);
  out.count(exportNumbers[value.kind]);
  switch (value.kind) {
    case 'binding':
      out.whole(value.binding);
      return;
    case 'expression':
      writeExpression(out, value.expression);
      return;
    case 'type':
      out.text(value.name);
      return;
    case 'from':
      writeImport(out, value.import);
      return;
  }
}

function writeTypeDeclaration(out: Out, declaration: TypeDeclaration): void {
  const { name, typeParameters, declares } = declaration;
  out.span(declaration);
  out.text(name);
  out.texts(typeParameters);
  out.flag(declares.kind === 'interface');
  if (declares.kind === 'interface') {
    writeTypes(out, declares.extends);
    writeTypeMembers(out, declares.members);
  } else writeType(out, declares.type);
}

function writeSuppression(out: Out, suppression: Suppression): void {
  out.span(suppression);
  out.flag(suppression.scope === 'file');
  out.texts(suppression.rules);
  out.optionalText(suppression.reason);
}

function writeProblem(out: Out, problem: SyntaxProblem): void {
  out.span(problem);
  out.text(problem.message);
}
