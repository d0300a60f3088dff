/** The kinds of parts, numbered by their place: what a writer writes and a reader reads. */
import type { Expression } from '../model/expression.ts';
import type { Export, PathElement, Source, Step } from '../model/module.ts';
import type { TypeReference } from '../model/type-reference.ts';

export const expressionKinds = [
  'name',
  'member',
  'text',
  'call',
  'object',
  'array',
  'literal',
  'function',
  'this',
  'operator',
  'choice',
  'await',
  'element',
  'assign',
  'class',
  'spread',
  'pattern',
  'super',
  'opaque',
] as const satisfies readonly Expression['kind'][];

export const stepKinds = ['do', 'let', 'leave', 'branch', 'assign', 'loop', 'try'] as const satisfies readonly Step['kind'][];

export const typeKinds = [
  'named',
  'list',
  'tuple',
  'union',
  'intersection',
  'object',
  'function',
  'literal',
  'typeof',
  'indexed',
  'other',
] as const satisfies readonly TypeReference['kind'][];

export const sourceKinds = [
  'value',
  'item',
  'key',
  'parameter',
  'import',
  'enum',
  'caught',
  'none',
] as const satisfies readonly Source['kind'][];

export const exportKinds = ['binding', 'expression', 'type', 'from'] as const satisfies readonly Export['value']['kind'][];

export const pathKinds = ['property', 'element', 'rest'] as const satisfies readonly PathElement['kind'][];

/** Every number by its kind. */
export function numbersOf<Kind extends string>(kinds: readonly Kind[]): Readonly<Record<Kind, number>> {
  return Object.fromEntries(kinds.map((kind, index) => [kind, index])) as Record<Kind, number>;
}
