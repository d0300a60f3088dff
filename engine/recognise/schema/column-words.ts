/** What a column's object of options, or its chain of calls, says of it. */
import type { ColumnWords } from '../../contract/library.ts';
import type { Expression } from '../../model/expression.ts';
import type { Column } from '../../model/schema.ts';
import { isNothing } from '../given.ts';
import { widthOf } from './column-widths.ts';

export function columnOf(name: string, value: Expression, words: ColumnWords): Omit<Column, 'place'> & { readonly isIndexed: boolean } {
  const says = (list: readonly string[] | undefined) => list?.some((word) => saidBy(value, word) !== undefined) ?? false;
  return {
    name,
    databaseName: databaseName(value, words) ?? name,
    isKey: says(words.key) || (words.key?.includes(name) ?? false),
    isUnique: says(words.unique),
    isIndexed: says(words.index),
    width: widthOf(value),
  };
}

export function referenceIn(
  value: Expression,
  { reference }: ColumnWords,
): { readonly expression: Expression; readonly gives: 'one' | 'many' } | undefined {
  if (value.kind === 'array') {
    const [first] = value.elements;
    const inner = first && referenceIn(first, reference === undefined ? {} : { reference });
    return inner && { ...inner, gives: 'many' };
  }
  for (const word of reference ?? []) {
    const expression = saidBy(value, word);
    const model = expression?.kind === 'object' ? expression.entries.find(({ name }) => name === 'model')?.value : expression;
    if (model) return { expression: model, gives: 'one' };
  }
  return undefined;
}

/** The value of an option, or the first argument of a call in the chain (the call itself where it has none). */
function saidBy(value: Expression, word: string): Expression | undefined {
  if (value.kind === 'object') {
    const entry = value.entries.find(({ name }) => name === word);
    return entry && !isNothing(entry.value) ? entry.value : undefined;
  }
  if (value.kind !== 'call') return undefined;
  const { callee } = value;
  if (callee.kind === 'member' && callee.name === word) return value.arguments[0] ?? value;
  return callee.kind === 'member' ? saidBy(callee.object, word) : undefined;
}

function databaseName(value: Expression, { name }: ColumnWords): string | undefined {
  for (const word of name ?? []) {
    const said = saidBy(value, word);
    if (said?.kind === 'text') return said.parts.join('');
  }
  // In a chain the first call is the column's type, and its first text the column's name.
  let first = value;
  while (first.kind === 'call' && first.callee.kind === 'member' && first.callee.object.kind === 'call') first = first.callee.object;
  const [text] = first.kind === 'call' ? first.arguments : [];
  return text?.kind === 'text' ? text.parts.join('') : undefined;
}
