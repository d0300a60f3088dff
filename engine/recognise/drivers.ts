/**
 * Whether the database that is asked runs in the process itself: a question is a call there, and no round trip
 * (https://www.sqlite.org/np1queryprob.html).
 */
import type { LibraryTable } from '../contract/library.ts';
import type { Libraries } from '../link/library-index.ts';
import type { Linking } from '../link/linking.ts';
import type { PackageManifest } from '../link/manifests.ts';

const drivers = new WeakMap<PackageManifest, readonly LibraryTable['drives'][]>();

/**
 * By the operation's library, or else by the drivers of its package, and where that has none by those of the workspace's packages that it
 * uses. What they reach is not told apart: where there is one for a server, that may be what is asked.
 */
export function asksItsProcess(
  library: string,
  manifest: PackageManifest | undefined,
  { index: { libraries }, resolver }: Pick<Linking, 'index' | 'resolver'>,
): boolean {
  const driven = libraries.get(library)?.drives;
  if (driven === 'process' || !manifest) return driven === 'process';
  const own = driversOf(manifest, libraries);
  const used = own.length ? [] : [...manifest.dependencies].flatMap((name) => resolver.packageNamed(name) ?? []);
  const all = [...own, ...used.flatMap((one) => driversOf(one, libraries))];
  return all.includes('process') && !all.includes('server');
}

function driversOf(manifest: PackageManifest, libraries: Libraries): readonly LibraryTable['drives'][] {
  const known = drivers.get(manifest);
  if (known) return known;
  const found = [...libraries.values()].filter((table) => isDriverOf(manifest, table)).map(({ drives }) => drives);
  drivers.set(manifest, found);
  return found;
}

function isDriverOf({ runtimeDependencies }: PackageManifest, table: LibraryTable): boolean {
  return table.drives !== undefined && Object.keys(table.packages).some((name) => runtimeDependencies.has(name));
}
