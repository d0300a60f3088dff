/**
 * The second step: answers where the value of any expression comes from. What crosses files is remembered by name (bindings, exports,
 * returns, parameters, callees); what stands inside one expression is followed on the spot. It says `unknown`, with the reason, rather
 * than guess, and decides nothing by a method's name.
 */
import type { Memo, Query } from '../incremental/memo.ts';
import { createNameIndex, fileUnder } from '../incremental/name-index.ts';
import { type Origin, type UnknownOrigin, unknown } from '../model/origin.ts';
import type { Linker, Modules } from '../model/steps.ts';
import { ambientLibraries } from './ambient.ts';
import { createCallers } from './callers.ts';
import { definitionOf } from './definitions.ts';
import { createHandedMaps } from './function-maps.ts';
import { createGetters } from './getters.ts';
import { createHandedFunctions } from './handed-functions.ts';
import { createInjection } from './injection.ts';
import { createKept } from './kept.ts';
import type { LibraryIndex } from './library-index.ts';
import type { Linking } from './linking.ts';
import { originOfMember } from './members.ts';
import { createMethods } from './methods.ts';
import { createModels } from './models.ts';
import { originOfAwaited, originOfItem, originOfParameter } from './parameters.ts';
import { originInRegistry } from './registries.ts';
import type { Resolver } from './resolve.ts';
import { originOfResult } from './results.ts';
import { createTypedObjects } from './typed-objects.ts';
import { originOfExportedType, originOfNamedType, originOfType } from './types.ts';
import { originOfBinding, originOfCall, originOfExport, originOfReturn, originOfValue } from './values.ts';
import { createWrittenMaps } from './written-maps.ts';

/** Chains of members, calls and heritage deeper than this are not followed. */
const MOST_DEPTH = 60;
/** A type whose arguments take more letters to write down is one that makes ever larger ones of itself. */
const MOST_KEY = 2000;
const RECURSION: UnknownOrigin = unknown('recursion');

/** Between the parts of a key; no name has it. */
const SEPARATOR = '\n';

export function createLinker(
  memo: Memo,
  modules: Modules,
  resolver: Resolver,
  index: LibraryIndex,
  isAside: (file: string) => boolean,
): { readonly linker: Linker; readonly linking: Linking } {
  let depth = 0;
  const query = <Key extends readonly [file: string, ...rest: (string | number)[]]>(
    name: string,
    compute: (...key: Key) => Origin,
  ): Query<Origin, Key> =>
    memo.query<Origin, Key>(
      name,
      (...key) => {
        // What is remembered must not depend on how deep the question was that first asked for it.
        const outer = depth;
        depth = 0;
        try {
          return compute(...key);
        } finally {
          depth = outer;
        }
      },
      { bottom: () => RECURSION },
    );
  const bindings = query('binding', (file: string, one: number) => originOfBinding(linking, file, one));
  const exports = query('export', (file: string, name: string) => originOfExport(linking, file, name));
  const returns = query('return', (file: string, key: string) => originOfReturn(linking, file, key));
  const registries = query('registry', (file: string, name: string) => originInRegistry(linking, file, name));
  const parameters = query('parameter', (file: string, key: string, one: number) => originOfParameter(linking, file, key, one));

  // Calls are remembered each by itself: a long chain would else be followed again from every one of its links.
  const calls = query('call', (file: string, key: string, index: number) => {
    const call = modules.call({ file, function: key, part: 'call', index });
    return call ? originOfCall(linking, file, call) : unknown('other');
  });

  // Members of what has a name in the workspace are remembered too: objects that spread each other would else be walked on every path.
  const members = query('member', (file: string, holder: string, name: string) => {
    const [kind = '', key = ''] = holder.split(SEPARATOR);
    return originOfMember(linking, named[kind as NamedKind](file, key), name);
  });
  const member = (origin: Origin, name: string): Origin => {
    const holder = holderKey(origin);
    return holder === undefined ? deeper(() => originOfMember(linking, origin, name)) : members.get(...holder, name);
  };

  // Types may speak of themselves, in several places: each is asked once.
  const typeArguments = new Map<string, readonly Origin[]>();
  const namedTypes = query('named-type', (file: string, name: string, given: string) =>
    originOfNamedType(linking, file, name, typeArguments.get(given) ?? []),
  );
  const exportedTypes = query('exported-type', (file: string, name: string, given: string) =>
    originOfExportedType(linking, file, name, typeArguments.get(given) ?? []),
  );
  const withArguments = (types: typeof namedTypes, file: string, name: string, given: readonly Origin[]): Origin => {
    const key = given.length ? JSON.stringify(given) : '';
    if (file.length + name.length + key.length > MOST_KEY) return unknown('too-deep');
    if (key) typeArguments.set(key, given);
    return types.get(file, name, key);
  };

  const deeper = (ask: () => Origin): Origin => {
    if (depth >= MOST_DEPTH) return unknown('too-deep');
    depth += 1;
    try {
      return ask();
    } finally {
      depth -= 1;
    }
  };

  const linking: Linking = {
    modules,
    resolver,
    index,
    isAside,
    value: (file, expression) =>
      expression.kind === 'call'
        ? calls.get(file, expression.function, expression.index)
        : deeper(() => originOfValue(linking, file, expression)),
    binding: (file, one) => bindings.get(file, one),
    exported: (file, name) => exports.get(file, name),
    returned: (file, key) => returns.get(file, key),
    parameter: (file, key, one) => parameters.get(file, key, one),
    registry: (file, name) => registries.get(file, name),
    type: (file, reference, environment) => deeper(() => originOfType(linking, file, reference, environment)),
    namedType: (file, name, given) => withArguments(namedTypes, file, name, given),
    exportedType: (file, name, given) => withArguments(exportedTypes, file, name, given),
    member,
    result: (callee, call, file) => deeper(() => originOfResult(linking, callee, call, file)),
    awaited: (origin) => originOfAwaited(linking, origin),
    item: (origin) => originOfItem(linking, origin),
    functionsIn: (file, expression) => callers.functionsIn(file, expression),
    calleesOf: (site) => callers.calleesOf(site),
    callersOf: (target) => callers.callersOf(target),
    strayCallsOf: (name, isMember) => callers.strayCallsOf(name, isMember),
    heirsOf: (file, name) => callers.heirsOf(file, name),
    objectsOf: (file, name) => typedObjects(file, name),
    isExtended: (file, name) => callers.isExtended(file, name),
    classNamed: (name) => callers.classNamed(name),
    methodNamed: (name) => methods.named(name),
    methodOf: (receiver, name) => methods.of(receiver, name),
    modelNamed: (name) => models.named(name),
    modelClass: (entity) => models.classOf(entity),
    prototypeMethod: (owner, name) => methods.onPrototype(owner, name),
    kept: (library, name) => kept.value(library, name),
    handingsOf: (target) => handings(target),
    handed: (target) => handed(target) ?? written.handed(target),
    writtenIn: (file) => written.writtenIn(file),
    conventional: (name) => conventions.get(name),
    provided: (file, token) => injection.provided(file, token),
    registered: (name) => injection.registered(name),
  };
  const callers = createCallers(memo, linking);
  const typedObjects = createTypedObjects(memo, linking, isAside);
  const injection = createInjection(memo, modules, linking);
  const kept = createKept(memo, linking);
  const models = createModels(memo, linking);
  const methods = createMethods(memo, modules, index, isAside);
  const importers = createNameIndex(memo, 'importers', modules.files, (file) =>
    fileUnder(
      file,
      new Set([
        ...(modules.outline(file)?.specifiers.flatMap((specifier) => index.ofSpecifier(specifier)) ?? []),
        ...ambientLibraries(index, resolver, file),
      ]),
    ),
  );
  const handed = createHandedMaps(memo, linking, importers.get);
  const written = createWrittenMaps(memo, linking, (target) => handed(target) !== undefined);
  const filesImporting = createNameIndex(memo, 'files-importing', modules.files, (file) => fileUnder(file, filesImportedBy(file)));
  const filesImportedBy = (file: string): ReadonlySet<string> =>
    new Set(
      modules.outline(file)?.specifiers.flatMap((specifier) => {
        const resolution = resolver.resolve(file, specifier);
        return resolution.kind === 'file' && resolution.file !== file ? [resolution.file] : [];
      }),
    );
  const handings = createHandedFunctions(memo, linking, filesImporting.get);
  const isImported = memo.query<boolean>('is-imported', (library) => importers.get(library).length > 0, { bottom: () => false });
  const conventions = memo.query<Origin | undefined>(
    'conventional-name',
    (name) => {
      const found = index.conventional(name);
      return found && isImported.get(found.library) ? found : undefined;
    },
    { bottom: () => undefined },
  );

  const linker: Linker = {
    resolve: resolver.resolve,
    importersOf: filesImporting.get,
    originOf: linking.value,
    parameterOf: linking.parameter,
    memberOf: linking.member,
    resultOf: linking.result,
    awaited: linking.awaited,
    itemOf: linking.item,
    calleesOf: linking.calleesOf,
    definitionOf: (file, expression) => definitionOf(linking, file, expression),
    gettersOf: createGetters(memo, linking),
    functionsOf: linking.functionsIn,
    callersOf: linking.callersOf,
    strayCallsOf: linking.strayCallsOf,
  };
  return { linker, linking };
}

type NamedKind = 'object' | 'instance' | 'class' | 'type';

/** A key for what stands at one place of the workspace and is the same for everybody; undefined for what depends on type arguments. */
function holderKey(origin: Origin): readonly [file: string, holder: string] | undefined {
  switch (origin.kind) {
    case 'object':
      return [origin.site.file, `object${SEPARATOR}${origin.site.function}#${origin.site.index}`];
    case 'instance':
      return origin.typeArguments.length ? undefined : [origin.file, `instance${SEPARATOR}${origin.key}`];
    case 'class':
      return [origin.file, `class${SEPARATOR}${origin.key}`];
    case 'type':
      return origin.typeArguments.length ? undefined : [origin.file, `type${SEPARATOR}${origin.name}`];
    default:
      return undefined;
  }
}

/** Back from the key. */
const named: Readonly<Record<NamedKind, (file: string, key: string) => Origin>> = {
  object: (file, key) => {
    const at = key.lastIndexOf('#');
    return { kind: 'object', site: { file, function: key.slice(0, at), part: 'object', index: Number(key.slice(at + 1)) } };
  },
  instance: (file, key) => ({ kind: 'instance', file, key, typeArguments: [] }),
  class: (file, key) => ({ kind: 'class', file, key }),
  type: (file, name) => ({ kind: 'type', file, name, typeArguments: [] }),
};
