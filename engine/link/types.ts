/** Where a value comes from by its annotation. */

import type { TypeDeclaration } from '../model/module.ts';
import { type Origin, unknown } from '../model/origin.ts';
import type { TypeReference } from '../model/type-reference.ts';
import { ambientType } from './ambient.ts';
import { CALLED, eachOption, listOf, mapOf, oneOf, promiseOf } from './combine.ts';
import { libraryInstance } from './library-values.ts';
import { type Linking, NO_TYPES, type TypeEnvironment } from './linking.ts';
import { elementOfType, parametersOfType } from './signatures.ts';

/** What is made of a type by these is, of its members, what that is. */
export const SAME: ReadonlySet<string> = new Set([
  'Partial',
  'Required',
  'Readonly',
  'NonNullable',
  'Omit',
  'Pick',
  'Extract',
  'Exclude',
  'DeepPartial',
  'Mutable',
  'Ref',
  'Relation',
  'Reference',
  'Loaded',
]);
const LISTS: ReadonlySet<string> = new Set(['Array', 'ReadonlyArray', 'Set', 'ReadonlySet', 'Iterable', 'IterableIterator']);
const MAPS: ReadonlySet<string> = new Set(['Map', 'ReadonlyMap', 'WeakMap', 'Record']);
const NOTHING: ReadonlySet<string> = new Set(['null', 'undefined', 'void', 'never', 'unknown', 'any']);

export function originOfType(linking: Linking, file: string, reference: TypeReference, environment: TypeEnvironment): Origin {
  const of = (inner: TypeReference) => linking.type(file, inner, environment);
  switch (reference.kind) {
    case 'named':
      return named(linking, file, reference.name, reference.arguments, environment);
    case 'list':
      return listOf(of(reference.of));
    case 'tuple':
      return listOf(oneOf(reference.elements.map(of)));
    case 'union':
      return oneOf(reference.options.filter((option) => !(option.kind === 'named' && NOTHING.has(option.name))).map(of));
    case 'intersection':
      return oneOf(reference.options.map(of));
    case 'typeof': {
      const [, ...rest] = reference.path;
      const start = reference.binding >= 0 ? linking.binding(file, reference.binding) : unknown('global');
      return rest.reduce((origin, name) => linking.member(origin, name), start);
    }
    case 'indexed': {
      const element = /^\d+$/.test(reference.key) && elementOfType(linking, file, reference.object, Number(reference.key), environment);
      return element || linking.member(of(reference.object), reference.key);
    }
    case 'object':
      return { kind: 'record', members: reference.members.map(({ name, type }) => ({ name, of: of(type) })) };
    case 'literal':
      return { kind: 'literal', value: reference.text };
    case 'function': {
      // Who is handed a function to run cares little for what it gives; who is handed one to get at something does.
      const given = of(reference.returns);
      const isTelling = /^(class|library|instance)$/.test(given.kind === 'promise' ? given.of.kind : given.kind);
      return isTelling ? { kind: 'record', members: [{ name: CALLED, of: given }] } : unknown('other');
    }
    default:
      return unknown('other');
  }
}

function named(linking: Linking, file: string, name: string, given: readonly TypeReference[], environment: TypeEnvironment): Origin {
  const bound = environment.get(name);
  if (bound) return bound;
  const argument = (index: number) => {
    const reference = given[index];
    return reference ? linking.type(file, reference, environment) : unknown('other');
  };
  if (name === 'Promise' || name === 'PromiseLike') return promiseOf(argument(0));
  if (name === 'Awaited') return linking.awaited(argument(0));
  if (name === 'ReturnType') return resultOf(linking, argument(0));
  // https://trpc.io/docs/v10/server/context: what the server awaits of the function that makes its context.
  if (name === 'inferAsyncReturnType') return linking.awaited(resultOf(linking, argument(0)));
  if (name === 'InstanceType') return eachOption(argument(0), (option) => instanceOf(linking, option));
  if (name === 'Parameters' && given[0]) return listOf(oneOf(parametersOfType(linking, file, given[0])));
  if (SAME.has(name)) return argument(0);
  if (LISTS.has(name)) return listOf(argument(0));
  if (MAPS.has(name)) return mapOf(argument(1), name === 'Record');
  if (NOTHING.has(name)) return unknown('any');
  return linking.namedType(
    file,
    name,
    given.map((_, index) => argument(index)),
  );
}

function resultOf(linking: Linking, made: Origin): Origin {
  return eachOption(made, (option) => (option.kind === 'function' ? linking.returned(option.file, option.key) : unknown('other')));
}

/** What `new` makes of a class, or of a library's model. */
function instanceOf(linking: Linking, made: Origin): Origin {
  if (made.kind === 'class') return { ...made, kind: 'instance', typeArguments: [] };
  const type = made.kind === 'library' ? linking.index.type(made.library, made.type)?.construct?.returns : undefined;
  return made.kind === 'library' && type === 'row'
    ? { kind: 'row', library: made.library, entity: made.entity, read: undefined }
    : unknown('other');
}

/** A type by its name, as the file sees it: declared there, imported, or reached through a namespace. */
export function originOfNamedType(linking: Linking, file: string, name: string, given: readonly Origin[]): Origin {
  const module = linking.modules.outline(file);
  if (!module) return unknown('unresolved-import');
  const [head = name, ...rest] = name.split('.');
  if (!rest.length) {
    const declared = module.classes.find((one) => one.name === name);
    if (declared) return { kind: 'instance', file, key: declared.key, typeArguments: given };
    const type = module.types.find((one) => one.name === name);
    if (type) return declaredType(linking, file, type, given);
  }
  const binding = linking.modules.topBinding(file, head);
  const source = binding?.definitions[0]?.source;
  if (!source) return ambientType(linking, file, name, given) ?? unknown('other');
  if (source.kind !== 'import') return unknown('other');
  const { specifier, name: imported } = source.import;
  const resolution = linking.resolver.resolve(file, specifier);
  if (resolution.kind === 'file') {
    if (imported === '*') return rest.length === 1 ? linking.exportedType(resolution.file, rest[0] as string, given) : unknown('other');
    if (!rest.length) return linking.exportedType(resolution.file, imported, given);
    return unknown('other');
  }
  const path = [...(imported === '*' || imported === 'default' ? [] : [imported]), ...rest].join('.');
  const libraries = resolution.kind === 'package' ? linking.index.ofSpecifier(specifier) : [linking.index.ofDistinctive(imported)];
  for (const library of libraries) {
    const instance =
      library === undefined
        ? undefined
        : (libraryInstance(linking, library, path || 'default', given) ??
          (rest.length ? undefined : libraryInstance(linking, library, 'default', given)));
    if (instance) return instance;
  }
  return resolution.kind === 'package'
    ? { kind: 'package', package: resolution.name, path: path.split('.') }
    : unknown('unresolved-import');
}

function declaredType(
  linking: Linking,
  file: string,
  { name, typeParameters, declares }: TypeDeclaration,
  given: readonly Origin[],
): Origin {
  if (declares.kind === 'alias') {
    const environment = typeParameters.length
      ? new Map(typeParameters.flatMap((parameter, index) => (given[index] ? [[parameter, given[index]] as const] : [])))
      : NO_TYPES;
    if (declares.type.kind === 'object' || declares.type.kind === 'intersection') return { kind: 'type', file, name, typeArguments: given };
    return linking.type(file, declares.type, environment);
  }
  const heirs = linking.heirsOf(file, name);
  if (heirs.length) return oneOf(heirs.map((heir) => ({ kind: 'instance', ...heir, typeArguments: [] })));
  return { kind: 'type', file, name, typeArguments: given };
}

/** A type that another file exports, through re-exports. */
export function originOfExportedType(linking: Linking, file: string, name: string, given: readonly Origin[]): Origin {
  const module = linking.modules.outline(file);
  if (!module) return unknown('unresolved-import');
  for (const one of module.exports) {
    if (one.name !== name) continue;
    if (one.value.kind === 'type') return linking.namedType(file, one.value.name, given);
    if (one.value.kind === 'binding') return linking.namedType(file, linking.modules.binding(file, one.value.binding)?.name ?? name, given);
    if (one.value.kind === 'from') return followed(linking, file, one.value.import.specifier, one.value.import.name, given);
    if (one.value.kind === 'expression' && one.value.expression.kind === 'class')
      return { kind: 'instance', file, key: one.value.expression.key, typeArguments: given };
  }
  const local = module.types.find((type) => type.name === name) ?? module.classes.find((one) => one.name === name);
  if (local) return linking.namedType(file, name, given);
  for (const one of module.exports) {
    if (one.name !== '*' || one.value.kind !== 'from') continue;
    const found = followed(linking, file, one.value.import.specifier, name, given);
    if (found.kind !== 'unknown') return found;
  }
  return unknown('unresolved-import');
}

function followed(linking: Linking, file: string, specifier: string, name: string, given: readonly Origin[]): Origin {
  const resolution = linking.resolver.resolve(file, specifier);
  if (resolution.kind === 'file') return linking.exportedType(resolution.file, name, given);
  for (const library of resolution.kind === 'package' ? linking.index.ofSpecifier(specifier) : [linking.index.ofDistinctive(name)]) {
    const instance = library === undefined ? undefined : libraryInstance(linking, library, name, given);
    if (instance) return instance;
  }
  return unknown('unresolved-import');
}
