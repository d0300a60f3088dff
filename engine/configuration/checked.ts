/**
 * Checks a JSON value against what is expected of it, node by node: what is right is kept, what is wrong is told at its place and
 * left out. It knows nothing of what the values are for.
 */
import type { Node } from 'jsonc-parser';
import type { Span } from '../model/place.ts';
import { didYouMean } from './nearest.ts';

/** What is wrong at a place, and what to write instead. */
export interface Problem extends Span {
  readonly message: string;
}

/** @returns undefined when the value is of no use; what was wrong has been told */
export type Check<Value> = (node: Node, tell: Tell) => Value | undefined;
export type Tell = (node: Node, message: string) => void;

/** An object with these keys, each optional; any other is told. */
export function fields<Value extends object>(
  what: string,
  checks: { readonly [Key in keyof Value]-?: Check<NonNullable<Value[Key]>> },
): Check<Partial<Value>> {
  const known = Object.keys(checks);
  return (node, tell) =>
    entriesOf<unknown>(node, tell, `${what} must be an object`, (key, value) => {
      const check = Object.hasOwn(checks, key.value) ? (checks[key.value as keyof Value] as Check<unknown>) : undefined;
      if (check) return check(value, tell);
      tell(key, `Unknown setting '${key.value}' in ${what}.${didYouMean(key.value, known) || ` It may have ${listed(known)}.`}`);
      return undefined;
    }) as Partial<Value> | undefined;
}

/** An object with any keys that pass: `keyCheck` tells what is wrong with a key and returns whether its value counts. */
export function table<Value>(
  what: string,
  keyCheck: (key: string) => string | undefined,
  checkFor: (key: string) => Check<Value>,
): Check<Readonly<Record<string, Value>>> {
  return (node, tell) =>
    entriesOf(node, tell, `${what} must be an object`, (key, value) => {
      const problem = keyCheck(key.value);
      if (problem === undefined) return checkFor(key.value)(value, tell);
      tell(key, problem);
      return undefined;
    });
}

export function choice<const Name extends string>(what: string, names: readonly Name[]): Check<Name> {
  return (node, tell) => {
    if (names.includes(node.value)) return node.value;
    const hint = typeof node.value === 'string' ? didYouMean(node.value, names) : '';
    tell(
      node,
      `${what} must be ${listed(
        names.map((name) => `"${name}"`),
        'or',
      )}.${hint}`,
    );
    return undefined;
  };
}

export function list(what: string): Check<readonly string[]> {
  return (node, tell) => {
    if (node.type !== 'array') return void tell(node, `${what} must be a list of texts in square brackets.`);
    return (node.children ?? []).flatMap((child) => text(`Each entry of ${what}`)(child, tell) ?? []);
  };
}

export function text(what: string): Check<string> {
  return (node, tell) => {
    if (typeof node.value === 'string' && node.value.trim()) return node.value;
    return void tell(node, `${what} must be a text${node.value === '' ? ' that is not empty' : ' in double quotes'}.`);
  };
}

export function amount(what: string): Check<number> {
  return (node, tell) => {
    if (typeof node.value === 'number' && node.value >= 0) return node.value;
    return void tell(node, `${what} must be a number, 0 or more.`);
  };
}

export function flag(what: string): Check<boolean> {
  return (node, tell) => (typeof node.value === 'boolean' ? node.value : void tell(node, `${what} must be true or false.`));
}

/** `a, b and c` */
export function listed(names: readonly string[], joint = 'and'): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${joint} ${names.at(-1)}`;
}

function entriesOf<Value>(
  node: Node,
  tell: Tell,
  wrong: string,
  checkedValue: (key: Node, value: Node) => Value | undefined,
): Record<string, Value> | undefined {
  if (node.type !== 'object') return void tell(node, `${wrong} in curly braces.`);
  const values = new Map<string, Value>();
  const seen = new Set<string>();
  for (const { children } of node.children ?? []) {
    const [key, value] = children ?? [];
    if (!key || !value) continue;
    if (seen.has(key.value)) tell(key, `'${key.value}' is set twice; the last one counts. Remove one.`);
    seen.add(key.value);
    const checked = checkedValue(key, value);
    if (checked !== undefined) values.set(key.value, checked);
  }
  return Object.fromEntries(values);
}
