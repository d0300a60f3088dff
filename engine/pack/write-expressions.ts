/** Expressions and annotations to bytes; `read-expressions.ts` reads them in the same order. */
import type { CallExpression, Expression, LiteralExpression, ObjectEntry, ObjectExpression } from '../model/expression.ts';
import type { TypeMember, TypeReference } from '../model/type-reference.ts';
import { expressionKinds, numbersOf, typeKinds } from './kinds.ts';
import { FIRST_KIND, type Out } from './sharing.ts';

const expressionNumbers = numbersOf(expressionKinds);
const typeNumbers = numbersOf(typeKinds);

export function writeExpression(out: Out, expression: Expression | undefined): void {
  out.shared(out.expressions, expression, writeNewExpression);
}

export function writeExpressions(out: Out, expressions: readonly Expression[]): void {
  out.list(expressions, writeExpression);
}

export function writeType(out: Out, type: TypeReference | undefined): void {
  out.shared(out.types, type, writeNewType);
}

export function writeTypes(out: Out, types: readonly TypeReference[]): void {
  out.list(types, writeType);
}

function writeNewExpression(out: Out, expression: Expression): void {
  out.count(FIRST_KIND + expressionNumbers[expression.kind]);
  out.span(expression);
  switch (expression.kind) {
    case 'name':
      out.text(expression.name);
      out.whole(expression.binding);
      return;
    case 'member':
      out.count(expression.nameStart - expression.start);
      out.text(expression.name);
      out.flag(expression.isOptional);
      writeExpression(out, expression.object);
      return;
    case 'element':
      writeExpression(out, expression.object);
      writeExpression(out, expression.key);
      return;
    case 'call':
      writeCall(out, expression);
      return;
    case 'await':
      out.text(expression.function);
      out.count(expression.index);
      writeExpression(out, expression.value);
      return;
    case 'object':
      writeObject(out, expression);
      return;
    case 'array':
      writeExpressions(out, expression.elements);
      return;
    case 'text':
      out.texts(expression.parts);
      writeExpressions(out, expression.holes);
      return;
    case 'literal':
      writeLiteral(out, expression.value);
      return;
    case 'pattern':
      out.text(expression.source);
      return;
    case 'function':
    case 'class':
      out.text(expression.key);
      return;
    case 'this':
    case 'super':
      return;
    case 'choice':
      out.text(expression.operator);
      writeExpression(out, expression.test);
      writeExpressions(out, expression.options);
      return;
    case 'operator':
      out.text(expression.operator);
      writeExpressions(out, expression.operands);
      return;
    case 'assign':
      out.text(expression.operator);
      writeExpression(out, expression.target);
      writeExpression(out, expression.value);
      return;
    case 'spread':
      writeExpression(out, expression.value);
      return;
    case 'opaque':
      writeExpressions(out, expression.parts);
      return;
  }
}

function writeCall(out: Out, call: CallExpression): void {
  out.text(call.form);
  out.text(call.use);
  out.text(call.function);
  out.count(call.index);
  out.flag(call.isOptional);
  writeExpression(out, call.callee);
  writeExpressions(out, call.arguments);
  writeTypes(out, call.typeArguments);
}

function writeObject(out: Out, object: ObjectExpression): void {
  out.text(object.function);
  out.count(object.index);
  out.list(object.entries, writeEntry);
  writeType(out, object.type);
}

function writeEntry(out: Out, entry: ObjectEntry): void {
  out.span(entry);
  out.count((entry.isSpread ? 1 : 0) + (entry.isGetter ? 2 : 0));
  out.optionalText(entry.name);
  writeExpression(out, entry.key);
  writeExpression(out, entry.value);
}

/** The words for the values that literals have. */
export const LITERAL = { undefined: 0, null: 1, false: 2, true: 3, whole: 4, real: 5 } as const;

function writeLiteral(out: Out, value: LiteralExpression['value']): void {
  if (typeof value !== 'number') {
    out.count(LITERAL[String(value) as 'undefined' | 'null' | 'false' | 'true']);
  } else if (Object.is(value | 0, value)) {
    out.count(LITERAL.whole);
    out.whole(value);
  } else {
    out.count(LITERAL.real);
    out.real(value);
  }
}

function writeNewType(out: Out, type: TypeReference): void {
  out.count(FIRST_KIND + typeNumbers[type.kind]);
  switch (type.kind) {
    case 'named':
      out.text(type.name);
      writeTypes(out, type.arguments);
      return;
    case 'list':
      writeType(out, type.of);
      return;
    case 'tuple':
      writeTypes(out, type.elements);
      return;
    case 'union':
    case 'intersection':
      writeTypes(out, type.options);
      return;
    case 'object':
      writeTypeMembers(out, type.members);
      return;
    case 'function':
      writeTypes(out, type.parameters);
      writeType(out, type.returns);
      return;
    case 'literal':
      out.text(type.text);
      return;
    case 'typeof':
      out.texts(type.path);
      out.whole(type.binding);
      return;
    case 'indexed':
      writeType(out, type.object);
      out.text(type.key);
      return;
    case 'other':
      return;
  }
}

export function writeTypeMembers(out: Out, members: readonly TypeMember[]): void {
  out.list(members, writeTypeMember);
}

function writeTypeMember(out: Out, { name, type, isOptional }: TypeMember): void {
  out.text(name);
  writeType(out, type);
  out.flag(isOptional);
}
