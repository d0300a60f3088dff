/** Names of columns, relations and orders as calls give them: keys of an object, texts of a list, words of a text. */
import type { Expression } from '../model/expression.ts';
import { isNothing } from './given.ts';
import { MOST_NAMES, onlyValue, type Scope } from './scope.ts';

/** Undefined where they come from elsewhere. A name that is left out (`-password`, `false`) makes it all the others: 'all'. */
export function namesIn(expression: Expression, scope: Scope, depth = 0): readonly string[] | 'all' | undefined {
  if (depth > MOST_NAMES) return undefined;
  switch (expression.kind) {
    case 'object':
      return gathered(
        expression.entries.map((entry) => {
          if (entry.isSpread) return namesIn(entry.value, scope, depth + 1);
          if (isNothing(entry.value) || (entry.value.kind === 'literal' && entry.value.value === 0)) return 'all';
          if (/^(exclude|include|columns)$/.test(entry.name ?? '') && entry.value.kind === 'array')
            return entry.name === 'exclude' ? 'all' : namesIn(entry.value, scope, depth + 1);
          return entry.name === undefined ? undefined : [entry.name];
        }),
      );
    case 'array':
      return gathered(expression.elements.map((element) => namesIn(element, scope, depth + 1)));
    case 'text': {
      if (expression.parts.length > 1) return undefined;
      const words = withoutNested(expression.parts[0] ?? '')
        .split(/[\s,]+/)
        .filter(Boolean);
      if (words.some((word) => word === '*' || word.endsWith('.*') || word.startsWith('-'))) return 'all';
      return words.length > 1 && words.some((word) => /^as$/i.test(word)) ? [lastPart(words[0] ?? '')] : words.map(lastPart);
    }
    case 'member':
      return [expression.name];
    case 'spread':
      return namesIn(expression.value, scope, depth + 1);
    case 'call':
      // `desc(orders.createdAt)`, `count('* as n')`
      return expression.arguments[0] && expression.arguments.length === 1 ? namesIn(expression.arguments[0], scope, depth + 1) : undefined;
    case 'name': {
      const value = onlyValue(expression, scope);
      return value ? namesIn(value, scope, depth + 1) : undefined;
    }
    default:
      return undefined;
  }
}

/** An entity as a column is everything that it has: `select('user')`, `select(users)`. */
export function gathered(parts: readonly (readonly string[] | 'all' | undefined)[]): readonly string[] | 'all' | undefined {
  const names: string[] = [];
  for (const part of parts) {
    if (part === undefined || part === 'all') return part;
    names.push(...part);
  }
  return names;
}

/** `owner:users(id, name)` comes back as `owner`, `lines!inner(*)` as `lines`, `total::text` as `total`, `max(total)` as `max`. */
function withoutNested(text: string): string {
  let bare = text;
  for (let before = ''; before !== bare; ) {
    before = bare;
    bare = bare.replace(/\([^()]*\)/g, '');
  }
  return bare.replace(/(?<=\w)[:!][\w:!]*/g, '');
}

function lastPart(path: string): string {
  return path.replace(/["`]/g, '').split('.').at(-1) ?? path;
}

/** Relations that come along: keys and their nested ones too. */
export function relationsIn(expression: Expression, scope: Scope, depth = 0): readonly string[] | undefined {
  if (depth > MOST_NAMES) return undefined;
  switch (expression.kind) {
    case 'object': {
      const named = expression.entries.flatMap((entry) => (entry.name === undefined || isNothing(entry.value) ? [] : [entry]));
      // `{ model: User, as: 'author', include: […] }`, `{ path: 'author' }`
      const model = named.find(({ name }) => /^(as|association|path|model)$/.test(name ?? ''));
      if (model) {
        const name = lastNameIn(named.find(({ name: key }) => key === 'as')?.value ?? model.value);
        const nested = named.find(({ name: key }) => /^(include|populate)$/.test(key ?? ''));
        return [...(name ? [name] : []), ...((nested && relationsIn(nested.value, scope, depth + 1)) ?? [])];
      }
      return named.flatMap(({ name, value }) =>
        name === undefined ? [] : [name, ...(value.kind === 'object' ? nestedIn(value, scope, depth) : [])],
      );
    }
    case 'array':
      return expression.elements.flatMap((element) => relationsIn(element, scope, depth + 1) ?? []);
    case 'text':
      return expression.parts.length === 1 ? [expression.parts[0]?.split('.').at(-1) ?? ''] : undefined;
    case 'member':
      return [expression.name];
    case 'name': {
      const value = onlyValue(expression, scope);
      return value ? relationsIn(value, scope, depth + 1) : [expression.name];
    }
    default:
      return undefined;
  }
}

function nestedIn(value: Expression, scope: Scope, depth: number): readonly string[] {
  if (value.kind !== 'object') return [];
  const inner = value.entries.filter(({ name }) => /^(include|with|relations|select)$/.test(name ?? ''));
  // Of columns and relations asked for together, the relations are those with an object of their own.
  if (inner.length)
    return inner.flatMap(
      ({ name, value: within }) =>
        relationsIn(
          name === 'select' && within.kind === 'object'
            ? { ...within, entries: within.entries.filter((one) => one.value.kind === 'object') }
            : within,
          scope,
          depth + 1,
        ) ?? [],
    );
  return value.entries.some(({ name }) => /^(where|take|orderBy|columns|limit)$/.test(name ?? ''))
    ? []
    : (relationsIn(value, scope, depth + 1) ?? []);
}

function lastNameIn(expression: Expression): string | undefined {
  if (expression.kind === 'text') return expression.parts[0];
  return expression.kind === 'name' || expression.kind === 'member' ? expression.name : undefined;
}
