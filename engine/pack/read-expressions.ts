/**
 * Expressions and annotations from bytes, in the order in which `write-expressions.ts` writes them. Properties stand in the order in
 * which lowering gives them, so that what was read and what was lowered look the same to the machine that runs both.
 */
import type { CallForm, ChoiceExpression, Expression, LiteralExpression, ObjectEntry, Use } from '../model/expression.ts';
import type { TypeMember, TypeReference } from '../model/type-reference.ts';
import { expressionKinds, typeKinds } from './kinds.ts';
import type { In } from './sharing.ts';
import { LITERAL } from './write-expressions.ts';

/** @throws RangeError where there is none */
export function readExpression(input: In): Expression {
  return present(readOptionalExpression(input));
}

export function readOptionalExpression(input: In): Expression | undefined {
  return input.shared(input.expressions, readNewExpression);
}

export function readExpressions(input: In): readonly Expression[] {
  return input.list(readExpression);
}

export function readType(input: In): TypeReference {
  return present(readOptionalType(input));
}

export function readOptionalType(input: In): TypeReference | undefined {
  return input.shared(input.types, readNewType);
}

export function readTypes(input: In): readonly TypeReference[] {
  return input.list(readType);
}

export function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new RangeError('something is missing');
  return value;
}

function readNewExpression(input: In, number: number): Expression {
  const kind = present(expressionKinds[number]);
  input.readSpan();
  const { start, end } = input;
  switch (kind) {
    case 'name': {
      const name = input.text();
      return { kind, start, end, name, binding: input.whole() };
    }
    case 'member': {
      const nameStart = start + input.count();
      const name = input.text();
      const isOptional = input.flag();
      return { kind, start, end, object: readExpression(input), name, nameStart, isOptional };
    }
    case 'element': {
      const object = readExpression(input);
      return { kind, start, end, object, key: readExpression(input) };
    }
    case 'call': {
      const form = input.text() as CallForm;
      const use = input.text() as Use;
      const key = input.text();
      const index = input.count();
      const isOptional = input.flag();
      const callee = readExpression(input);
      const given = readExpressions(input);
      const typeArguments = readTypes(input);
      return { kind, start, end, form, callee, arguments: given, typeArguments, isOptional, use, function: key, index };
    }
    case 'await': {
      const key = input.text();
      const index = input.count();
      return { kind, start, end, value: readExpression(input), function: key, index };
    }
    case 'object': {
      const key = input.text();
      const index = input.count();
      const entries = input.list(readEntry);
      return { kind, start, end, entries, type: readOptionalType(input), function: key, index };
    }
    case 'array':
      return { kind, start, end, elements: readExpressions(input) };
    case 'text': {
      const parts = input.texts();
      return { kind, start, end, parts, holes: readExpressions(input) };
    }
    case 'literal':
      return { kind, start, end, value: readLiteral(input) };
    case 'pattern':
      return { kind, start, end, source: input.text() };
    case 'function':
    case 'class':
      return { kind, start, end, key: input.text() };
    case 'this':
    case 'super':
      return { kind, start, end };
    case 'choice': {
      const operator = input.text() as ChoiceExpression['operator'];
      const test = readOptionalExpression(input);
      return { kind, start, end, operator, test, options: readExpressions(input) };
    }
    case 'operator': {
      const operator = input.text();
      return { kind, start, end, operator, operands: readExpressions(input) };
    }
    case 'assign': {
      const operator = input.text();
      const target = readExpression(input);
      return { kind, start, end, operator, target, value: readExpression(input) };
    }
    case 'spread':
      return { kind, start, end, value: readExpression(input) };
    case 'opaque':
      return { kind, start, end, parts: readExpressions(input) };
  }
}

function readEntry(input: In): ObjectEntry {
  input.readSpan();
  const { start, end } = input;
  const flags = input.count();
  const name = input.optionalText();
  const key = readOptionalExpression(input);
  return { start, end, name, key, value: readExpression(input), isSpread: (flags & 1) > 0, isGetter: (flags & 2) > 0 };
}

function readLiteral(input: In): LiteralExpression['value'] {
  switch (input.count()) {
    case LITERAL.undefined:
      return undefined;
    case LITERAL.null:
      return null;
    case LITERAL.false:
      return false;
    case LITERAL.true:
      return true;
    case LITERAL.whole:
      return input.whole();
    default:
      return input.real();
  }
}

function readNewType(input: In, number: number): TypeReference {
  const kind = present(typeKinds[number]);
  switch (kind) {
    case 'named': {
      const name = input.text();
      return { kind, name, arguments: readTypes(input) };
    }
    case 'list':
      return { kind, of: readType(input) };
    case 'tuple':
      return { kind, elements: readTypes(input) };
    case 'union':
    case 'intersection':
      return { kind, options: readTypes(input) };
    case 'object':
      return { kind, members: readTypeMembers(input) };
    case 'function': {
      const parameters = readTypes(input);
      return { kind, parameters, returns: readType(input) };
    }
    case 'literal':
      return { kind, text: input.text() };
    case 'typeof': {
      const path = input.texts();
      return { kind, path, binding: input.whole() };
    }
    case 'indexed': {
      const object = readType(input);
      return { kind, object, key: input.text() };
    }
    case 'other':
      return { kind };
  }
}

export function readTypeMembers(input: In): readonly TypeMember[] {
  return input.list(readTypeMember);
}

function readTypeMember(input: In): TypeMember {
  const name = input.text();
  const type = readType(input);
  return { name, type, isOptional: input.flag() };
}
