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

/** The name is asked first: of all the names that no file declares, hardly any is of a library. */
export function ambientType(linking: Linking, file: string, name: string, given: readonly Origin[]): Origin | undefined {
  const { index, resolver } = linking;
  const library = index.ambient.find((one) => index.libraries.get(one)?.globalTypes?.includes(name));
  if (library === undefined || !ambientLibraries(index, resolver, file).includes(library)) return undefined;
  return libraryInstance(linking, library, name, given);
}
