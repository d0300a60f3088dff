/**
 * Maps of functions that are written as being of a type that a tool generates for them: `export default { Query: { … } } as Resolvers`. So
 * they are known where the program finds them by itself, in folders that it goes through as it starts.
 */

import type { Memo } from '../incremental/memo.ts';
import { createNameIndex, fileUnder } from '../incremental/name-index.ts';
import type { Expression } from '../model/expression.ts';
import { targetKey } from '../model/functions.ts';
import type { Module } from '../model/module.ts';
import type { CallTarget } from '../model/operation.ts';
import type { TypeReference } from '../model/type-reference.ts';
import { returnedIn } from '../model/walk.ts';
import type { TypeConvention } from '../model/words/entry.ts';
import { functionsWritten, type Handed, type MappedFunction } from './function-maps.ts';
import type { Linking } from './linking.ts';
import { declarationOf } from './signatures.ts';
import { SAME } from './types.ts';

/** A generated file that is not there, since it is made anew for every build. */
const GENERATED = /(^|[/._-])(_*(generated|gen|codegen)_*)([/._-]|$)/i;
/** Types that stand for each other further than this are not followed. */
const MOST_NAMES = 4;

export interface WrittenFunction extends MappedFunction {
  readonly library: string;
  readonly entry: TypeConvention['entry'];
}

export interface WrittenMaps {
  /** The functions of the maps of a file, those aside that a framework is seen to be handed. */
  writtenIn(file: string): readonly WrittenFunction[];
  handed(target: CallTarget): Handed | undefined;
}

interface Convention extends TypeConvention {
  readonly library: string;
  readonly suffix: string;
}

interface Said {
  readonly type: TypeReference;
  readonly value: Expression;
}

/** @param isHanded whether a framework is seen to be handed the map that a function stands in */
export function createWrittenMaps(memo: Memo, linking: Linking, isHanded: (target: CallTarget) => boolean): WrittenMaps {
  const { modules } = linking;
  const conventions = [...linking.index.libraries].flatMap(([library, { written = [] }]) =>
    written.map((one): Convention => ({ ...one, library, suffix: one.type.replace('*', '') })),
  );
  const suffixes = [...new Set(conventions.map(({ suffix }) => suffix))];
  const filesWriting = createNameIndex(memo, 'files-writing-maps', modules.files, (file) =>
    fileUnder(file, new Set(linking.isAside(file) ? [] : suffixes.filter((suffix) => saidIn(modules.module(file), suffix).length > 0))),
  );
  const mapsIn = memo.query<readonly WrittenFunction[]>(
    'written-maps-in',
    (file) => {
      const found = new Map<string, WrittenFunction>();
      for (const suffix of suffixes)
        for (const { type, value } of saidIn(modules.module(file), suffix)) {
          const named = namedBy(linking, file, type, conventions, 0);
          for (const mapped of named ? functionsWritten(linking, file, value, named.path) : []) {
            const key = targetKey(mapped.target);
            if (named && !found.has(key)) found.set(key, { ...mapped, library: named.library, entry: named.entry });
          }
        }
      return [...found.values()];
    },
    { bottom: () => [] },
  );
  /** By function, the file that has it in a map first: maps are put together of others. */
  const all = memo.query<ReadonlyMap<string, { readonly file: string } & Partial<Handed>>>(
    'written-maps',
    () => {
      const files = [...new Set(suffixes.flatMap((suffix) => filesWriting.get(suffix)))].sort();
      const found = new Map<string, { readonly file: string } & Partial<Handed>>();
      for (const file of files)
        for (const { target, library, entry } of mapsIn.get(file)) {
          const key = targetKey(target);
          if (!found.has(key)) found.set(key, { file, library, ...(entry.recalls && { recalls: entry.recalls }) });
        }
      return found;
    },
    { bottom: () => new Map() },
  );
  return {
    writtenIn: (file) =>
      suffixes.some((suffix) => filesWriting.get(suffix).includes(file))
        ? mapsIn.get(file).filter(({ target }) => all.get('').get(targetKey(target))?.file === file && !isHanded(target))
        : [],
    handed: (target) => {
      const { library, recalls } = all.get('').get(targetKey(target)) ?? {};
      return library !== undefined && recalls ? { library, recalls } : undefined;
    },
  };
}

/** What is written as being of a type of such a name: by its own mark, by the name that it has, as what a function gives back. */
function saidIn(module: Module | undefined, suffix: string): readonly Said[] {
  if (!module) return [];
  const found: Said[] = [];
  for (const { annotation, definitions } of module.bindings) {
    const [only, ...others] = definitions;
    if (annotation && only?.source.kind === 'value' && !only.path.length && !others.length && isNamed(annotation, suffix))
      found.push({ type: annotation, value: only.source.expression });
  }
  for (const node of module.functions) {
    const { objects, returns } = node;
    for (const object of objects) if (object.type && isNamed(object.type, suffix)) found.push({ type: object.type, value: object });
    if (returns && isNamed(returns, suffix)) for (const value of returnedIn(node)) found.push({ type: returns, value });
  }
  return found;
}

function isNamed(type: TypeReference, suffix: string): boolean {
  switch (type.kind) {
    case 'named':
      return SAME.has(type.name) ? type.arguments.slice(0, 1).some((one) => isNamed(one, suffix)) : type.name.endsWith(suffix);
    case 'indexed':
      return isNamed(type.object, suffix);
    case 'intersection':
      return type.options.some((one) => isNamed(one, suffix));
    default:
      return false;
  }
}

interface Named {
  readonly library: string;
  readonly entry: TypeConvention['entry'];
  /** The names that lead to what is of the type. */
  readonly path: readonly string[];
}

/** `Resolvers['Query']`, `NonNullable<QueryResolvers['orders']>`, `Pick<Resolvers, 'Order'>` */
function namedBy(
  linking: Linking,
  file: string,
  type: TypeReference,
  conventions: readonly Convention[],
  depth: number,
): Named | undefined {
  switch (type.kind) {
    case 'indexed': {
      const whole = namedBy(linking, file, type.object, conventions, depth);
      return whole && { ...whole, path: [...whole.path, type.key] };
    }
    case 'intersection':
      return type.options.map((one) => namedBy(linking, file, one, conventions, depth)).find((one) => one !== undefined);
    case 'named': {
      const [inner] = type.arguments;
      return SAME.has(type.name) && inner
        ? namedBy(linking, file, inner, conventions, depth)
        : byName(linking, file, type.name, conventions, depth);
    }
    default:
      return undefined;
  }
}

function byName(linking: Linking, file: string, said: string, conventions: readonly Convention[], depth: number): Named | undefined {
  const [head = said, member] = said.split('.');
  const source = linking.modules.topBinding(file, head)?.definitions[0]?.source;
  const taken = source?.kind === 'import' ? source.import : undefined;
  const name = member ?? (taken && taken.name !== 'default' ? taken.name : said);
  const convention =
    conventions.find(({ type }) => type === name) ?? conventions.find(({ type, suffix }) => type !== suffix && name.endsWith(suffix));
  if (!convention || depth > MOST_NAMES) return undefined;
  const resolution = taken && linking.resolver.resolve(file, taken.specifier);
  const found =
    resolution?.kind === 'file' && member !== undefined
      ? declarationOf(linking, resolution.file, member)
      : declarationOf(linking, file, said);
  const { library, entry, beside, type, suffix } = convention;
  const named = { library, entry, path: type === suffix ? [] : [name.slice(0, -suffix.length)] };
  if (!found) return taken && resolution?.kind !== 'file' && GENERATED.test(taken.specifier) ? named : undefined;
  const types = linking.modules.outline(found.file)?.types ?? [];
  if (beside.every((other) => types.some((one) => one.name === other))) return named;
  const { declares } = found.declaration;
  return declares.kind === 'alias' ? namedBy(linking, found.file, declares.type, conventions, depth + 1) : undefined;
}
