/** Libraries whose types are there without an import, for the code of a package that depends on them: `D1Database` of Cloudflare's. */
import type { Origin } from '../model/origin.ts';
import type { LibraryIndex } from './library-index.ts';
import { libraryInstance } from './library-values.ts';
import type { Linking } from './linking.ts';
import type { Resolver } from './resolve.ts';

export function ambientLibraries(index: LibraryIndex, resolver: Resolver, file: string): readonly string[] {
  const dependencies = index.ambient.length ? resolver.packageOf(file)?.dependencies : undefined;
  if (!dependencies) return [];
  return index.ambient.filter((library) =>
    Object.keys(index.libraries.get(library)?.packages ?? {}).some((name) => dependencies.has(name)),
  );
}

export function ambientType(linking: Linking, file: string, name: string, given: readonly Origin[]): Origin | undefined {
  const { index, resolver } = linking;
  const library = ambientLibraries(index, resolver, file).find((one) => index.libraries.get(one)?.globalTypes?.includes(name));
  return library === undefined ? undefined : libraryInstance(linking, library, name, given);
}
