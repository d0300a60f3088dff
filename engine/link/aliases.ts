/**
 * Under which other names functions and classes are called: an import may rename them, an export by default has none, an object
 * keeps them under a property. Only names are gathered here; whether a call of one means the function is for the linking to say.
 */
import type { Memo } from '../incremental/memo.ts';
import { createNameIndex, grouped } from '../incremental/name-index.ts';
import type { Expression, ObjectExpression } from '../model/expression.ts';
import type { Export, Import, Module } from '../model/module.ts';
import type { Modules } from '../model/steps.ts';
import { callsByName, requiredAs, requiredBy } from './call-names.ts';
import type { Resolver } from './resolve.ts';

/** A thing that goes by more names than this is called by what it is for, and asking all its callers would say little. */
const MOST_NAMES = 12;

type Pair = readonly [name: string, other: string];

export interface Aliases {
  /** The name itself first, then those under which it is passed on. */
  of(name: string): readonly string[];
  /** How the value goes that a file exports by default, before anybody has named it. */
  byDefault(file: string): string;
}

export function createAliases(memo: Memo, modules: Modules, resolver: Resolver): Aliases {
  const index = createNameIndex<string>(memo, 'aliases', modules.files, (file) => {
    const module = modules.module(file);
    return grouped(module ? pairsIn(module, resolver) : []);
  });
  const all = memo.query<readonly string[]>(
    'aliases-of',
    (name) => {
      const names = new Set([name]);
      for (const one of names) {
        for (const other of index.get(one)) if (names.size < MOST_NAMES) names.add(other);
      }
      return [...names];
    },
    { bottom: () => [] },
  );
  return { of: (name) => all.get(name), byDefault };
}

function byDefault(file: string): string {
  return `default of ${file}`;
}

/** How what a function makes goes, before anybody has named it. */
export function madeBy(maker: string): string {
  return `made by ${maker}`;
}

function pairsIn(module: Module, resolver: Resolver): Pair[] {
  /** What an import takes goes by its own name; what a file exports by default, by the file. */
  const nameOf = ({ specifier, name }: Import): string | undefined => {
    if (name !== 'default' && name !== '*') return name;
    const resolution = resolver.resolve(module.path, specifier);
    return resolution.kind === 'file' ? byDefault(resolution.file) : undefined;
  };
  const calls = callsByName(module);
  const pairs: Pair[] = [];
  const add = (name: string | undefined, other: string) => {
    if (name !== undefined && name !== other) pairs.push([name, other]);
  };

  for (const one of module.exports) add(exportedName(one, module, nameOf), isDefault(one) ? byDefault(module.path) : one.name);
  for (const { objects } of module.functions) for (const object of objects) keep(object, module, add);
  const passedOn = new Set(pairs.map(([name]) => name));
  for (const { name, definitions } of module.bindings) {
    const isWanted = calls.has(name) || passedOn.has(name);
    for (const { source, path } of isWanted ? definitions : []) {
      const [taken, ...deeper] = path;
      if (deeper.length) continue;
      if (taken) add(taken.kind === 'property' && source.kind === 'value' ? taken.name : undefined, name);
      else if (source.kind === 'import') add(nameOf(source.import), name);
      else if (source.kind === 'value') add(nameOfValue(source.expression, nameOf) ?? nameOfMade(source.expression, module), name);
    }
  }
  for (const name of calls.keys()) {
    const specifier = requiredAs(name);
    if (specifier !== undefined) add(nameOf({ specifier, name: '*', isTypeOnly: false }), name);
  }
  return pairs;
}

/** The names that a module gives to what goes by another: those of its exports, and those of properties. */
export function namesGivenIn(module: Module): ReadonlySet<string> {
  const names = new Set(module.exports.map(({ name }) => name));
  for (const { objects } of module.functions) for (const object of objects) keep(object, module, (_, other) => names.add(other));
  return names;
}

type NameOf = (given: Import) => string | undefined;

function isDefault({ name }: Export): boolean {
  return name === 'default' || name === '=';
}

function exportedName({ name, value }: Export, { bindings }: Module, nameOf: NameOf): string | undefined {
  switch (value.kind) {
    case 'binding':
      return bindings[value.binding]?.name;
    case 'expression':
      return nameOfValue(value.expression, nameOf);
    case 'from':
      return name === '*' || value.import.name === '*' ? undefined : nameOf(value.import);
    default:
      return undefined;
  }
}

/** `const load = find`, `const createStore = require('./store')` */
function nameOfValue(value: Expression, nameOf: NameOf): string | undefined {
  if (value.kind === 'name') return value.name;
  const specifier = requiredBy(value);
  return specifier === undefined ? undefined : nameOf({ specifier, name: '*', isTypeOnly: false });
}

/** `const findUser = createFindUser({ db })`, `users.createFindUser({ db })` of all that a file has. */
function nameOfMade(value: Expression, { bindings }: Module): string | undefined {
  if (value.kind !== 'call' || value.form !== 'call') return undefined;
  const { callee } = value;
  if (callee.kind === 'name') return callee.binding >= 0 ? madeBy(callee.name) : undefined;
  const [definition] =
    callee.kind === 'member' && callee.object.kind === 'name' ? (bindings[callee.object.binding]?.definitions ?? []) : [];
  const isWhole = definition?.source.kind === 'import' && definition.source.import.name === '*';
  return isWhole && callee.kind === 'member' ? madeBy(callee.name) : undefined;
}

/** `{ list: findAll }`, of what may be a function; `{ list: createList({ db }) }`, of what may make one. */
function keep({ entries }: ObjectExpression, module: Module, add: (name: string, other: string) => void): void {
  for (const { name, value } of entries) {
    const made = nameOfMade(value, module);
    if (name !== undefined && made !== undefined) add(made, name);
    if (name === undefined || value.kind !== 'name') continue;
    const { kind, definitions } = module.bindings[value.binding] ?? { kind: 'parameter', definitions: [] };
    const makers = definitions.flatMap(({ source, path }) =>
      source.kind === 'value' && !path.length ? (nameOfMade(source.expression, module) ?? []) : [],
    );
    for (const maker of makers) add(maker, name);
    if (value.name === name) continue;
    const isFunction = definitions.some(
      ({ source, path }) => source.kind === 'value' && !path.length && source.expression.kind === 'function',
    );
    if (kind === 'function' || kind === 'import' || isFunction) add(value.name, name);
  }
}
