/**
 * What programs keep on a framework's objects for later: `req.db = db`, `context.set('db', db)`, `fastify.decorate('db', db)`, or
 * what a plugin does so itself: `fastify.register(postgres)`. Asked for by the name it was kept under, wherever in the workspace that was.
 */
import type { Locator } from '../contract/library.ts';
import type { Memo } from '../incremental/memo.ts';
import { createNameIndex, fileUnder } from '../incremental/name-index.ts';
import type { CallExpression, Expression } from '../model/expression.ts';
import { functionWith } from '../model/functions.ts';
import type { FunctionNode, Module } from '../model/module.ts';
import type { Origin } from '../model/origin.ts';
import { forEachStep } from '../model/walk.ts';
import { eachOption, oneOf, optionsOf } from './combine.ts';
import type { LibraryIndex } from './library-index.ts';
import { callMeaning, libraryValue, memberType, optionOf, packageExport } from './library-values.ts';
import { type Linking, NO_TYPES } from './linking.ts';

export interface Kept {
  /** What some file of the workspace keeps under the name on an object of the library. */
  value(library: string, name: string): Origin | undefined;
}

/** Where it is kept; what it is, is only asked of those names that somebody looks for. */
interface Keeping {
  readonly name: string;
  readonly library: string;
  readonly origin: Origin;
}

export function createKept(memo: Memo, linking: Linking): Kept {
  const { modules, index } = linking;
  const filesOf = createNameIndex(memo, 'files-keeping', modules.files, (file) => fileUnder(file, namesIn(modules.module(file), index)));
  const kept = memo.query<readonly Keeping[], [file: string, name: string]>(
    'kept-in',
    (file, name) => {
      const module = modules.module(file);
      return module ? module.functions.flatMap((node) => keptIn(linking, module, node, name)) : [];
    },
    { bottom: () => [] },
  );
  return {
    value: (library, name) => {
      const keptBy = (files: readonly string[]) =>
        files
          .flatMap((file) => kept.get(file, name))
          .flatMap((one) => (one.library === library && one.origin.kind !== 'unknown' ? [one.origin] : []));
      const files = filesOf.get(name);
      // Tests keep stand-ins there.
      const own = keptBy(files.filter((file) => !linking.isAside(file)));
      const found = own.length ? own : keptBy(files.filter(linking.isAside));
      return found.length ? oneOf(found) : undefined;
    },
  };
}

/** The names under which a file may keep something; cheap, so that few files are asked for more. */
function namesIn(module: Module | undefined, index: LibraryIndex): ReadonlySet<string> {
  const found = new Set<string>();
  if (!module) return found;
  for (const { body, calls } of module.functions) {
    forEachStep(body, (step) => {
      if (step.kind === 'assign' && step.target.kind === 'member' && step.target.object.kind !== 'this') found.add(step.target.name);
    });
    for (const { callee, arguments: given } of calls) {
      const called = calledAs(callee, module.bindings);
      const keeper = index.keepers.get(called);
      if (!keeper) continue;
      for (const name of keeper) if (name !== undefined) found.add(name);
      const [first] = given;
      if (first?.kind === 'text' && first.parts.length === 1) found.add(first.parts[0] as string);
      if (index.wholeKeepers.has(called)) for (const one of given) for (const name of namesOf(one, module)) found.add(name);
    }
  }
  return found;
}

/** The name that a table knows what is called by: an import's own, whatever the file calls it. */
function calledAs(callee: Expression, bindings: Module['bindings']): string {
  const source = callee.kind === 'name' ? bindings[callee.binding]?.definitions[0]?.source : undefined;
  if (source?.kind === 'import') return source.import.name;
  return callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
}

function keptIn(linking: Linking, { path: file, bindings }: Module, node: FunctionNode, name: string): Keeping[] {
  const found: Keeping[] = [];
  forEachStep(node.body, (step) => {
    if (step.kind !== 'assign' || step.target.kind !== 'member' || step.target.name !== name || step.target.object.kind === 'this') return;
    // Tests hand over objects of their own where a framework hands over its.
    for (const holder of optionsOf(linking.value(file, step.target.object))) {
      const type = holder.kind === 'library' ? memberType(linking, holder) : undefined;
      if (holder.kind === 'library' && type !== undefined && linking.index.type(holder.library, type)?.isExtensible)
        found.push({ name, library: holder.library, origin: linking.value(file, step.value) });
    }
  });
  for (const call of node.calls)
    if (linking.index.keepers.has(calledAs(call.callee, bindings))) found.push(...keptByCall(linking, file, call, name));
  return found;
}

function keptByCall(linking: Linking, file: string, call: CallExpression, name: string): Keeping[] {
  const callee = linking.value(file, call.callee);
  if (callee.kind !== 'library') return [];
  const { keeps, registers } = callMeaning(linking, callee, call) ?? {};
  if (registers)
    return broughtBy(linking, file, givenAt(call, registers), name).map((origin) => ({ name, library: callee.library, origin }));
  if (!keeps) return [];
  const inWhole = [keeps.all ?? []].flat().flatMap((at): Keeping[] => {
    const whole = givenAt(call, at);
    const origin = whole && linking.member(resultOf(linking, linking.value(file, whole)), name);
    return origin ? [{ name, library: callee.library, origin }] : [];
  });
  if (keeps.name === undefined) return inWhole;
  const own = typeof keeps.name === 'string' ? keeps.name : textOf(givenAt(call, keeps.name.at));
  if (own !== name) return inWhole;
  const value = keeps.value === undefined ? undefined : givenAt(call, keeps.value);
  const type = keeps.typeArgument === undefined ? undefined : call.typeArguments[keeps.typeArgument];
  const said = type && linking.type(file, type, NO_TYPES);
  const origins = [
    ...(value ? [keeps.isMade ? resultOf(linking, linking.value(file, value)) : linking.value(file, value)] : []),
    ...(said ? [resultOf(linking, keeps.typeMember === undefined ? said : linking.member(said, keeps.typeMember))] : []),
  ];
  return origins.map((origin) => ({ name, library: callee.library, origin }));
}

/** What the plugin keeps under the name, be it imported on the spot: `register(import('@fastify/postgres'))`. */
function broughtBy(linking: Linking, file: string, plugin: Expression | undefined, name: string): Origin[] {
  const found = plugin ? optionsOf(linking.awaited(linking.value(file, plugin))) : [];
  return found.flatMap((one) => {
    const whole = one.kind === 'package' && !one.path.length ? packageExport(linking, one.package, ['default']) : one;
    const brings = whole.kind === 'library' ? linking.index.meaningOf(whole)?.brings : undefined;
    return whole.kind === 'library' && brings?.name === name ? [libraryValue(whole.library, brings.is)] : [];
  });
}

/** `context<typeof createContext>()`: what the function makes. */
function resultOf(linking: Linking, origin: Origin): Origin {
  return linking.awaited(eachOption(origin, (one) => (one.kind === 'function' ? linking.returned(one.file, one.key) : one)));
}

function givenAt(call: CallExpression, locator: Locator): Expression | undefined {
  const { argument, option } = typeof locator === 'string' ? { argument: 0, option: locator } : locator;
  const given = call.arguments.at(argument);
  return given && option !== undefined ? optionOf(given, option) : given;
}

/** The names in an object; in a function those in all of its objects, one of which is what it gives. */
function namesOf(given: Expression, module: Module | undefined): readonly string[] {
  const objects = given.kind === 'object' ? [given] : given.kind === 'function' ? (functionWith(module, given.key)?.objects ?? []) : [];
  return objects.flatMap(({ entries }) => entries.flatMap(({ name }) => name ?? []));
}

function textOf(expression: Expression | undefined): string | undefined {
  return expression?.kind === 'text' && expression.parts.length === 1 ? expression.parts[0] : undefined;
}
