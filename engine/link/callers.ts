/** Which functions a call may run, and which calls may run a function. */
import type { Memo } from '../incremental/memo.ts';
import { createNameIndex, fileUnder, grouped } from '../incremental/name-index.ts';
import type { CallExpression, Expression } from '../model/expression.ts';
import type { ClassNode, FunctionNode, Module } from '../model/module.ts';
import type { CallTarget } from '../model/operation.ts';
import type { Origin } from '../model/origin.ts';
import type { Site } from '../model/place.ts';
import type { Outline } from '../model/steps.ts';
import { returnedIn } from '../model/walk.ts';
import { createAliases, madeBy, namesGivenIn } from './aliases.ts';
import { calledName, callsNamed, namesCalledIn } from './call-names.ts';
import { optionsOf } from './combine.ts';
import { parentOf } from './heritage.ts';
import type { ClassKey, Linking } from './linking.ts';
import { nameOfWrapped, wrappedBehind } from './wrappers.ts';

/** A call that may run more functions than this is not followed: it says nothing. */
const MOST_TARGETS = 4;

export interface Callers {
  calleesOf(site: Site): readonly CallTarget[];
  callersOf(target: CallTarget): readonly Site[];
  strayCallsOf(name: string, isMember: boolean): readonly Site[];
  functionsIn(file: string, expression: Expression): readonly CallTarget[];
  heirsOf(file: string, name: string): readonly ClassKey[];
  isExtended(file: string, name: string): boolean;
  classNamed(name: string): ClassKey | undefined;
}

interface CalledBy {
  readonly names: readonly string[];
  readonly isConstructor: boolean;
}

/** By file, then by function. */
type SitesByTarget = ReadonlyMap<string, ReadonlyMap<string, readonly Site[]>>;

export function createCallers(memo: Memo, linking: Linking): Callers {
  const { modules } = linking;
  const aliases = createAliases(memo, modules, linking.resolver);

  /** The files that call, `new` or extend something of a name. */
  const filesCalling = createNameIndex(memo, 'files-calling', modules.files, (file) =>
    fileUnder(file, namesCalledIn(modules.module(file))),
  );
  /** The files in which functions or classes go by a name. */
  const filesOwning = createNameIndex(memo, 'files-owning', modules.files, (file) => fileUnder(file, namesOwnedBy(modules.module(file))));
  const isOwned = memo.query<boolean>('is-owned', (name) => filesOwning.get(name).length > 0, { bottom: () => false });

  const callees = memo.query<readonly CallTarget[], [file: string, key: string, index: number]>(
    'callees',
    (file, key, index) => targetsOfCall({ file, function: key, part: 'call', index }),
    { bottom: () => [] },
  );

  const targetsOfCall = (site: Site): readonly CallTarget[] => {
    const call = modules.call(site);
    if (!call) return [];
    if (call.callee.kind === 'super') return constructorsOf(linking.value(site.file, call.callee));
    const origin = linking.value(site.file, call.callee);
    const own = distinct(
      optionsOf(origin).flatMap((option) =>
        option.kind === 'function' ? [{ file: option.file, function: option.key }] : call.form === 'new' ? constructorsOf(option) : [],
      ),
    );
    if (own.length > MOST_TARGETS) return [];
    const all =
      call.form === 'call' ? distinct([...own, ...wrappedBehind(linking, site.file, call.callee, origin, 'function or services')]) : own;
    return all.length <= MOST_TARGETS ? all : own;
  };

  const constructorsOf = (origin: Origin, depth = 0): CallTarget[] => {
    if ((origin.kind !== 'class' && origin.kind !== 'instance') || depth > 8) return [];
    const node = modules.outline(origin.file)?.classes.find(({ key }) => key === origin.key);
    const own = node?.members.find(({ kind }) => kind === 'constructor')?.function;
    if (own !== undefined) return [{ file: origin.file, function: own }];
    return node?.heritage ? constructorsOf(parentOf(linking, origin.file, node.heritage), depth + 1) : [];
  };

  /** Cheap refusals first: most calls of a file are of other people's methods. */
  const mayRunOurs = (call: CallExpression): boolean => {
    if (call.form === 'decorator' || call.form === 'import') return false;
    if (call.callee.kind !== 'member') return call.callee.kind !== 'name' || call.callee.binding >= 0;
    return isOwned.get(call.callee.name) || /^(call|apply)$/.test(call.callee.name);
  };

  const calleesOf = (site: Site): readonly CallTarget[] => {
    const call = modules.call(site);
    return call && mayRunOurs(call) ? callees.get(site.file, site.function, site.index) : [];
  };

  /** By what names a function is called, so that its callers are looked for again only when those change. */
  const calledBy = memo.query<CalledBy | undefined, [file: string, key: string]>(
    'called-by',
    (file, key) => {
      const node = modules.function(file, key);
      if (!node || node.form === 'module') return undefined;
      const isConstructor = node.form === 'constructor';
      const module = modules.outline(file);
      const own = isConstructor ? module?.classes.find((one) => one.key === node.owner)?.name : node.name || nameOfWrapped(node);
      const maker = node.parent === undefined ? undefined : modules.function(file, node.parent);
      const names = [
        ...(own ? [own] : []),
        ...(isExportedByDefault(module, node) ? [aliases.byDefault(file)] : []),
        ...(maker?.name && isGivenBack(node, maker) ? aliases.of(maker.name).map(madeBy) : []),
      ];
      return names.length ? { names, isConstructor } : undefined;
    },
    { bottom: () => undefined },
  );
  /** Where a file calls a name; those calls of `super` too that may run a constructor. */
  const sitesCalling = memo.query<readonly Site[], [file: string, name: string, kind: 'constructor' | 'function']>(
    'sites-calling',
    (file, name, kind) =>
      callsNamed(modules.module(file), name, kind === 'constructor').flatMap((call) =>
        mayRunOurs(call) ? [{ file, function: call.function, part: 'call', index: call.index }] : [],
      ),
    { bottom: () => [] },
  );

  /**
   * Which calls of a name run which function. Found once for all functions of the name: a large back end has hundreds that are called
   * `get`, and thousands of calls that may be of any of them.
   */
  const callsOf = memo.query<SitesByTarget, [name: string, kind: 'constructor' | 'function']>(
    'calls-of',
    (name, kind) => {
      const byTarget = new Map<string, Map<string, Site[]>>();
      for (const candidate of filesCalling.get(name)) {
        for (const site of sitesCalling.get(candidate, name, kind)) {
          for (const target of callees.get(site.file, site.function, site.index)) {
            const ofFile = byTarget.get(target.file) ?? new Map<string, Site[]>();
            byTarget.set(target.file, ofFile);
            const sites = ofFile.get(target.function);
            if (sites) sites.push(site);
            else ofFile.set(target.function, [site]);
          }
        }
      }
      return byTarget;
    },
    { bottom: () => new Map() },
  );
  const callers = memo.query<readonly Site[], [file: string, key: string]>(
    'callers',
    (file, key) => {
      const by = calledBy.get(file, key);
      if (!by) return [];
      const kind = by.isConstructor ? 'constructor' : 'function';
      const names = new Set(by.names.flatMap((name) => aliases.of(name)));
      return [...names].flatMap((name) => callsOf.get(name, kind).get(file)?.get(key) ?? []);
    },
    { bottom: () => [] },
  );

  const straysIn = memo.query<readonly Site[], [file: string, name: string, form: 'member' | 'name']>(
    'stray-calls-in',
    (file, name, form) =>
      sitesCalling.get(file, name, 'function').filter((site) => {
        const callee = modules.call(site)?.callee;
        const isOfForm = callee !== undefined && (callee.kind === 'name') === (form === 'name');
        if (!isOfForm || callees.get(site.file, site.function, site.index).length) return false;
        return /^(unknown|function|one-of)$/.test(linking.value(site.file, callee).kind);
      }),
    { bottom: () => [] },
  );
  const strayCalls = memo.query<readonly Site[], [name: string, form: 'member' | 'name']>(
    'stray-calls',
    (name, form) => filesCalling.get(name).flatMap((file) => straysIn.get(file, name, form)),
    { bottom: () => [] },
  );

  /** What a wrapper gives, and then what it wraps. */
  const functionsIn = (file: string, expression: Expression): readonly CallTarget[] => {
    const origin = linking.value(file, expression);
    const targets = optionsOf(origin).flatMap((option) =>
      option.kind === 'function' ? [{ file: option.file, function: option.key }] : [],
    );
    const wrapped = wrappedBehind(linking, file, expression, origin, 'function');
    if (targets.length || wrapped.length || expression.kind !== 'call') return distinct([...targets, ...wrapped]);
    // The result of a call of which nothing is known says nothing, what it is given does: `app.wrap(listOrders)`, `handler.bind(this)`.
    const inside =
      expression.callee.kind === 'member' && expression.callee.name === 'bind' ? [expression.callee.object] : expression.arguments;
    return distinct(inside.flatMap((argument) => functionsIn(file, argument)));
  };

  const classes = createNameIndex<ClassKey>(memo, 'classes', modules.files, (file) =>
    grouped((modules.outline(file)?.classes ?? []).map(({ name, key }) => [name, { file, key }])),
  );
  const heirs = createNameIndex<ClassKey>(memo, 'heirs', modules.files, (file) =>
    grouped((modules.outline(file)?.classes ?? []).flatMap((node) => namesAbove(node).map((name) => [name, { file, key: node.key }]))),
  );

  const isHeir = (heir: ClassKey, file: string, name: string): boolean =>
    heir.file === file || /* seen from the heir, the name is that one */ isSameType(linking, heir.file, name, file);
  const heirsOf = (file: string, name: string): readonly ClassKey[] => {
    const all = heirs.get(name).filter((heir) => isHeir(heir, file, name));
    const concrete = all.filter((heir) => !modules.outline(heir.file)?.classes.find(({ key }) => key === heir.key)?.isAbstract);
    // What stands in for a class in tests is nobody else's.
    const own = concrete.filter((heir) => !linking.isAside(heir.file));
    const telling = own.length ? own : concrete;
    return telling.length <= MOST_TARGETS ? telling : [];
  };

  return {
    calleesOf,
    callersOf: (target) => callers.get(target.file, target.function),
    strayCallsOf: (name, isMember) => strayCalls.get(name, isMember ? 'member' : 'name'),
    functionsIn,
    heirsOf,
    isExtended: (file, name) => heirs.get(name).some((heir) => isHeir(heir, file, name)),
    classNamed: (name) => {
      const named = classes.get(name);
      return named.length === 1 ? named[0] : undefined;
    },
  };
}

/** Whether a name that a file imports is declared in the other file. */
export function isSameType(linking: Linking, file: string, name: string, declaredIn: string): boolean {
  const named = linking.modules.topBinding(file, name);
  // Under no name of its own it is a part of all that some file has: `extends models.Model`.
  if (!named) return importsFrom(linking, file, declaredIn);
  const source = named.definitions[0]?.source;
  if (source?.kind !== 'import') return false;
  const resolution = linking.resolver.resolve(file, source.import.specifier);
  if (resolution.kind !== 'file') return false;
  // Through a barrel the declaring file is one more step away; the name alone is then taken for the same.
  return resolution.file === declaredIn || !linking.modules.outline(resolution.file)?.types.some((type) => type.name === name);
}

function importsFrom({ modules, resolver }: Linking, file: string, declaredIn: string): boolean {
  return (modules.outline(file)?.specifiers ?? []).some((specifier) => {
    const resolution = resolver.resolve(file, specifier);
    return resolution.kind === 'file' && resolution.file === declaredIn;
  });
}

/** The classes and interfaces that a class says it extends or implements. */
function namesAbove({ heritage, implements: interfaces }: ClassNode): readonly string[] {
  const parent = heritage && calledName(heritage);
  const names = interfaces.flatMap((one) => (one.kind === 'named' ? [one.name.slice(one.name.lastIndexOf('.') + 1)] : []));
  return [...names, ...(parent ? [parent] : [])];
}

function namesOwnedBy(module: Module | undefined): ReadonlySet<string> {
  const names = new Set<string>(module ? namesGivenIn(module) : []);
  for (const node of module?.functions ?? []) {
    const name = node.name || nameOfWrapped(node);
    if (name) names.add(name);
  }
  for (const { name, members } of module?.classes ?? []) {
    names.add(name);
    for (const member of members) names.add(member.name);
  }
  return names;
}

/** `export default async (id) => …`, `module.exports = function (db) { … }` */
function isExportedByDefault(module: Outline | undefined, { key }: FunctionNode): boolean {
  return (module?.exports ?? []).some(
    ({ name, value }) =>
      (name === 'default' || name === '=') &&
      value.kind === 'expression' &&
      value.expression.kind === 'function' &&
      value.expression.key === key,
  );
}

/** `const findUser = ({ db }) => async (id) => …`: the function goes by the names of what its maker makes. */
function isGivenBack({ key }: FunctionNode, maker: FunctionNode): boolean {
  return returnedIn(maker).some((value) => value.kind === 'function' && value.key === key);
}

function distinct(targets: readonly CallTarget[]): CallTarget[] {
  return targets.filter(
    (target, index) => targets.findIndex((one) => one.file === target.file && one.function === target.function) === index,
  );
}
