/** Which columns a filter compares, and how, whatever form the library gives filters. */
import type { Expression } from '../model/expression.ts';
import type { Filter, FilterColumn } from '../model/operation.ts';
import type { Module } from '../model/module.ts';

export const NO_FILTER: Filter = { isKnown: true, columns: [] };
const UNKNOWN_FILTER: Filter = { isKnown: false, columns: [] };

type Comparison = FilterColumn['comparison'];

/** Words that libraries use for comparisons, as option keys, operators or helper functions. */
const WORDS: Readonly<Record<string, Comparison>> = {
  equals: 'equals', eq: 'equals', is: 'equals', '=': 'equals', equal: 'equals',
  in: 'in', inarray: 'in', any: 'in', anyof: 'in', oneof: 'in',
  gt: 'range', gte: 'range', lt: 'range', lte: 'range', between: 'range', morethan: 'range', lessthan: 'range',
  morethanorequal: 'range', lessthanorequal: 'range', '>': 'range', '<': 'range', '>=': 'range', '<=': 'range',
  like: 'like', ilike: 'like', contains: 'like', startswith: 'like', endswith: 'like', regex: 'like', search: 'like',
};

export function filterIn(expression: Expression, module: Module, depth = 0): Filter {
  if (depth > 6) return UNKNOWN_FILTER;
  switch (expression.kind) {
    case 'object': {
      const parts = expression.entries.map((entry): Filter => {
        if (entry.isSpread) return filterIn(entry.value, module, depth + 1);
        if (entry.name === undefined) return UNKNOWN_FILTER;
        if (/^\$?(and)$/i.test(entry.name)) return filterIn(entry.value, module, depth + 1);
        if (/^(\$?(or|nor|not))$/i.test(entry.name)) return NO_FILTER;
        return { isKnown: true, columns: [{ name: entry.name, ...comparisonOf(entry.value) }] };
      });
      return merged(parts);
    }
    case 'array':
      return merged(expression.elements.map((element) => filterIn(element, module, depth + 1)));
    case 'text':
      return { isKnown: true, columns: columnsInText(expression.parts.join('?')) };
    case 'call':
      return filterOfCall(expression, module, depth);
    case 'name': {
      const [definition, ...others] = module.bindings[expression.binding]?.definitions ?? [];
      return definition?.source.kind === 'value' && !others.length && !definition.path.length ? filterIn(definition.source.expression, module, depth + 1) : UNKNOWN_FILTER;
    }
    default:
      return UNKNOWN_FILTER;
  }
}

/** `eq(users.id, id)`, `and(…)`, `sql\`…\`` */
function filterOfCall(call: Extract<Expression, { kind: 'call' }>, module: Module, depth: number): Filter {
  const name = call.callee.kind === 'name' || call.callee.kind === 'member' ? call.callee.name.toLowerCase() : '';
  if (name === 'and') return merged(call.arguments.map((argument) => filterIn(argument, module, depth + 1)));
  const comparison = WORDS[name];
  const [column, value] = call.arguments;
  const columnName = column && nameOfColumn(column);
  return comparison && columnName ? { isKnown: true, columns: [{ name: columnName, comparison, value }] } : UNKNOWN_FILTER;
}

/** The steps of a builder: `where('id', id)`, `where('age', '>', 3)`, `whereIn('id', ids)`, `where({ id })`. */
export function filterOfStep(method: string, given: readonly Expression[], module: Module): Filter {
  const [first, second, third] = given;
  if (!first || first.kind === 'function') return first ? UNKNOWN_FILTER : NO_FILTER;
  if (second === undefined || first.kind === 'object' || first.kind === 'call') return filterIn(first, module);
  const name = nameOfColumn(first);
  if (!name) return UNKNOWN_FILTER;
  // A text with a condition in it and its values beside it: `where('user.id = :id', { id })`.
  if (first.kind === 'text' && /[=<>]|\bin\b|\blike\b/i.test(first.parts.join('?'))) return { isKnown: true, columns: columnsInText(first.parts.join('?')) };
  if (third !== undefined && second.kind === 'text') return { isKnown: true, columns: [{ name, comparison: WORDS[second.parts.join('').toLowerCase()] ?? 'other', value: third }] };
  const comparison: Comparison = /in$/i.test(method) ? 'in' : /between/i.test(method) ? 'range' : /like/i.test(method) ? 'like' : 'equals';
  return { isKnown: true, columns: [{ name, comparison, value: second }] };
}

function comparisonOf(value: Expression): Pick<FilterColumn, 'comparison' | 'value'> {
  if (value.kind === 'object') {
    const [first] = value.entries;
    const word = first?.name?.replace(/^\$/, '').toLowerCase();
    const comparison = word === undefined ? undefined : WORDS[word];
    return comparison ? { comparison, value: first?.value } : { comparison: 'other', value };
  }
  if (value.kind === 'call') {
    const name = value.callee.kind === 'name' || value.callee.kind === 'member' ? value.callee.name.toLowerCase() : '';
    const comparison = WORDS[name];
    return comparison && comparison !== 'equals' ? { comparison, value: value.arguments[0] } : { comparison: 'equals', value };
  }
  return { comparison: value.kind === 'array' ? 'in' : 'equals', value };
}

function nameOfColumn(expression: Expression): string | undefined {
  if (expression.kind === 'text') return expression.parts.length === 1 ? expression.parts[0]?.split('.').at(-1)?.replace(/["`]/g, '') : undefined;
  return expression.kind === 'member' || expression.kind === 'name' ? expression.name : undefined;
}

/** Comparisons in a fragment of SQL. */
export function columnsInText(text: string): FilterColumn[] {
  const found: FilterColumn[] = [];
  for (const [, name = '', operator = ''] of text.matchAll(/(?:[\w"`]+\.)?["`]?(\w+)["`]?\s*(=|<>|!=|>=|<=|>|<|\bin\b|\bilike\b|\blike\b|\bbetween\b)/gi)) {
    const word = operator.toLowerCase();
    const comparison: Comparison = /ANY\s*\(/i.test(text.slice(text.indexOf(operator))) && word === '=' ? 'in' : (WORDS[word] ?? (word === 'between' ? 'range' : 'other'));
    found.push({ name, comparison, value: undefined });
  }
  return found;
}

export function merged(parts: readonly Filter[]): Filter {
  return { isKnown: parts.every(({ isKnown }) => isKnown), columns: parts.flatMap(({ columns }) => columns) };
}
