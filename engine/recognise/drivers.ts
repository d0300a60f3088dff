/**
 * Whether the database that is asked runs in the process itself: a question is a call there, and no round trip
 * (https://www.sqlite.org/np1queryprob.html).
 */
import type { LibraryTable } from '../contract/library.ts';
import type { Libraries } from '../link/library-index.ts';
import type { PackageManifest } from '../link/manifests.ts';

const packages = new WeakMap<PackageManifest, boolean>();

/**
 * By the operation's library, or else by the drivers of its package: what they reach is not told apart, and where there is one for a
 * server, that may be what is asked.
 */
export function asksItsProcess(library: string, manifest: PackageManifest | undefined, libraries: Libraries): boolean {
  const driven = libraries.get(library)?.drives;
  if (driven === 'process' || !manifest) return driven === 'process';
  const known = packages.get(manifest);
  if (known !== undefined) return known;
  const drivers = [...libraries.values()].filter((table) => isDriverOf(manifest, table)).map(({ drives }) => drives);
  const isOfProcess = drivers.includes('process') && !drivers.includes('server');
  packages.set(manifest, isOfProcess);
  return isOfProcess;
}

function isDriverOf({ runtimeDependencies }: PackageManifest, table: LibraryTable): boolean {
  return table.drives !== undefined && Object.keys(table.packages).some((name) => runtimeDependencies.has(name));
}
