/**
 * Maps of functions that a framework is handed, resolvers by type and field: written out, put together of others
 * (`merge(users, orders)`, `{ ...users }`, `modules.map((module) => module.resolvers)`), or modules taken as a whole.
 */
import type { Locator } from '../contract/library.ts';
import type { Memo } from '../incremental/memo.ts';
import type { ArrayExpression, CallExpression, Expression } from '../model/expression.ts';
import { targetKey } from '../model/functions.ts';
import type { CallTarget } from '../model/operation.ts';
import { type Origin, unknown } from '../model/origin.ts';
import type { EntryMeaning } from '../model/words/entry.ts';
import { optionsOf } from './combine.ts';
import { definitionOf } from './definitions.ts';
import { callMeaning, optionOf } from './library-values.ts';
import type { Linking } from './linking.ts';

/** Maps are put together of maps; deeper than this they are something else. */
const MOST_DEPTH = 8;

export interface MappedFunction {
  readonly target: CallTarget;
  /** The names that lead to it: `Order`, `customer`. */
  readonly path: readonly string[];
  /** Whether it is what a wrapper puts around the one that answers. */
  readonly isAround: boolean;
}

/** All functions of the map that a call is given there, at any depth. */
export function functionsMapped(linking: Linking, file: string, call: CallExpression, at: Locator): readonly MappedFunction[] {
  const { argument, option } = typeof at === 'string' ? { argument: 0, option: at } : at;
  const given = call.arguments.at(argument);
  if (!given) return [];
  const collector = { linking, seen: new Set<string>() };
  if (option === undefined) return inExpression(collector, file, given, [], 0);
  const written = optionOf(given, option);
  const held = () => option.split('.').reduce((of, name) => linking.member(of, name), linking.value(file, given));
  const mapped = written ? inExpression(collector, file, written, [], 0) : inOrigin(collector, held(), [], 0);
  return mapped.length || !written ? mapped : handedIn(collector, file, written);
}

/** All functions of a map that is written out, below the names that lead to it. */
export function functionsWritten(linking: Linking, file: string, written: Expression, path: readonly string[]): readonly MappedFunction[] {
  return inExpression({ linking, seen: new Set() }, file, written, path, 0);
}

interface Collector {
  readonly linking: Linking;
  /** Objects and modules already looked into, which may hold each other. */
  readonly seen: Set<string>;
}

function inExpression(collector: Collector, file: string, given: Expression, path: readonly string[], depth: number): MappedFunction[] {
  const { linking } = collector;
  if (depth > MOST_DEPTH) return [];
  if (given.kind === 'array') return given.elements.flatMap((one) => inExpression(collector, file, one, path, depth + 1));
  if (given.kind === 'spread' || given.kind === 'await') return inExpression(collector, file, given.value, path, depth);
  const wrapped = given.kind === 'call' && path.length > 1 ? wrappedIn(linking, file, given, path) : [];
  if (wrapped.length) return wrapped;
  const found = inOrigin(collector, linking.value(file, given), path, depth);
  if (found.length) return found;
  if (given.kind === 'call') return inCall(collector, file, given, path, depth);
  const written = definitionOf(linking, file, given);
  return written ? inExpression(collector, written.file, written.expression, path, depth + 1) : [];
}

function inOrigin(collector: Collector, origin: Origin, path: readonly string[], depth: number): MappedFunction[] {
  const { linking, seen } = collector;
  return optionsOf(origin).flatMap((one): MappedFunction[] => {
    if (one.kind === 'function') return [{ target: { file: one.file, function: one.key }, path, isAround: false }];
    if (one.kind === 'list') return inOrigin(collector, one.of, path, depth + 1);
    if (depth > MOST_DEPTH || (one.kind !== 'object' && one.kind !== 'namespace')) return [];
    const key = JSON.stringify([one, path]);
    if (seen.has(key)) return [];
    seen.add(key);
    if (one.kind === 'namespace')
      return namesIn(linking, one.file, 0).flatMap((name) =>
        inOrigin(collector, linking.exported(one.file, name), [...path, name], depth + 1),
      );
    const { file, function: holder, index } = one.site;
    const entries = linking.modules.function(file, holder)?.objects[index]?.entries ?? [];
    return entries.flatMap(({ name, value, isSpread }) =>
      inExpression(collector, file, value, isSpread || name === undefined ? path : [...path, name], depth + 1),
    );
  });
}

/** `Query: { order: guarded(async (_, { id }) => …) }` */
function wrappedIn(linking: Linking, file: string, call: CallExpression, path: readonly string[]): MappedFunction[] {
  const targets = linking.functionsIn(file, call);
  return targets.map((target, index) => ({ target, path, isAround: index < targets.length - 1 }));
}

/** What a call of which nothing is known puts together: the maps that it is given. */
function inCall(collector: Collector, file: string, call: CallExpression, path: readonly string[], depth: number): MappedFunction[] {
  const { linking } = collector;
  if (call.form !== 'call') return [];
  const { callee } = call;
  const array = callee.kind === 'member' ? arrayBehind(linking, file, callee.object) : undefined;
  if (array && callee.kind === 'member' && callee.name === 'map')
    return array.expression.elements.flatMap((element) =>
      inOrigin(collector, takenOf(linking, file, call, linking.value(array.file, element)), path, depth + 1),
    );
  const inside = callee.kind === 'member' ? [callee.object, ...call.arguments] : call.arguments;
  return inside.flatMap((one) => inExpression(collector, file, one, path, depth + 1)).filter((one) => one.path.length > path.length);
}

/** The array literal that an expression stands for. */
function arrayBehind(linking: Linking, file: string, expression: Expression): { file: string; expression: ArrayExpression } | undefined {
  const written = expression.kind === 'array' ? { file, expression } : definitionOf(linking, file, expression);
  return written?.expression.kind === 'array' ? { file: written.file, expression: written.expression } : undefined;
}

/** `(module) => module.resolvers` of one module. */
function takenOf(linking: Linking, file: string, { arguments: [callback] }: CallExpression, of: Origin): Origin {
  const node = callback?.kind === 'function' ? linking.modules.function(file, callback.key) : undefined;
  const bindings = node?.parameters[0]?.bindings ?? [];
  const [only, ...others] = node?.body ?? [];
  const value = only?.kind === 'leave' && !others.length ? only.value : undefined;
  const isItem = value?.kind === 'member' && value.object.kind === 'name' && bindings.includes(value.object.binding);
  return isItem ? linking.member(of, value.name) : unknown('element');
}

/** What a module exports, what it takes over as a whole included. */
function namesIn(linking: Linking, file: string, depth: number): readonly string[] {
  return (linking.modules.outline(file)?.exports ?? []).flatMap(({ name, value }) => {
    if (name !== '*' || value.kind !== 'from') return name === '=' ? [] : [name];
    const resolution = linking.resolver.resolve(file, value.import.specifier);
    return resolution.kind === 'file' && depth < MOST_DEPTH ? namesIn(linking, resolution.file, depth + 1) : [];
  });
}

/** `const schemaOf = (resolvers: Resolvers) => addTo(schema, resolvers)`: what its callers give, whatever type that is said to be of. */
function handedIn(collector: Collector, file: string, given: Expression): MappedFunction[] {
  const { linking } = collector;
  const source = given.kind === 'name' ? linking.modules.binding(file, given.binding)?.definitions[0]?.source : undefined;
  if (source?.kind !== 'parameter') return [];
  return linking.callersOf({ file, function: source.function }).flatMap((site) => {
    const argument = linking.modules.call(site)?.arguments[source.index];
    return argument ? inExpression(collector, site.file, argument, [], 0) : [];
  });
}

/** As what a framework calls a function that stands in a map which it was handed. */
export interface Handed {
  readonly library: string;
  readonly recalls: NonNullable<EntryMeaning['recalls']>;
}

/** @param importers the files that import a library */
export function createHandedMaps(memo: Memo, linking: Linking, importers: (library: string) => readonly string[]) {
  const { modules, index } = linking;
  const libraries = [...index.libraries].flatMap(([name, { exports }]) => {
    const takers = Object.entries(exports ?? {}).flatMap(([taker, { entry }]) => (entry?.handlers && entry.recalls ? [taker] : []));
    return takers.length ? [{ name, takers: new Set(takers) }] : [];
  });
  const handedIn = memo.query<readonly (readonly [string, Handed])[], [file: string, library: string]>(
    'handed-in',
    (file, library) => {
      const takers = libraries.find(({ name }) => name === library)?.takers;
      const calls = modules.module(file)?.functions.flatMap((node) => node.calls) ?? [];
      return calls.flatMap((call) => {
        const { callee } = call;
        if ((callee.kind !== 'name' && callee.kind !== 'member') || !takers?.has(callee.name)) return [];
        const origin = linking.value(file, callee);
        const entry = origin.kind === 'library' ? callMeaning(linking, origin, call)?.entry : undefined;
        const recalls = entry?.recalls;
        if (!recalls) return [];
        return [entry.handlers ?? []]
          .flat()
          .flatMap((at) =>
            functionsMapped(linking, file, call, at).map(({ target }) => [targetKey(target), { library, recalls }] as const),
          );
      });
    },
    { bottom: () => [] },
  );
  const handed = memo.query<ReadonlyMap<string, Handed>>(
    'handed',
    () => new Map(libraries.flatMap(({ name }) => importers(name).flatMap((file) => handedIn.get(file, name)))),
    { bottom: () => new Map() },
  );
  return (target: CallTarget): Handed | undefined => handed.get('').get(targetKey(target));
}
