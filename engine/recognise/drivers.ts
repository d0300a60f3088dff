/** Whether the database that a file asks runs in the process itself: a question is a call there, and no round trip. */
import type { LibraryTable } from '../contract/library.ts';
import type { Libraries } from '../link/library-index.ts';
import type { PackageManifest } from '../link/manifests.ts';

const packages = new WeakMap<PackageManifest, boolean>();

/** What else the package's drivers reach is not told apart: where there is one for a server, that may be what is asked. */
export function asksItsProcess(manifest: PackageManifest | undefined, libraries: Libraries): boolean {
  if (!manifest) return false;
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
