/** Whether a file's code runs in a browser: what it waits for there is no server's to wait for. */
import type { LibraryTable } from '../contract/library.ts';
import type { PackageManifest } from '../link/manifests.ts';
import type { FunctionNode } from '../model/module.ts';
import type { Scope } from './scope.ts';

export function isForBrowsers({ linking, module }: Scope): boolean {
  if (module.directives.includes('use client') || module.functions.some(isHook)) return true;
  const manifest = linking.resolver.packageOf(module.path);
  if (!manifest) return false;
  const known = packages.get(manifest) ?? holdsBrowserCode(manifest, linking.index.libraries);
  packages.set(manifest, known);
  return known;
}

/** `function useOrders() { return useQuery(…) }`: hooks call hooks, and run where a page is shown. */
function isHook({ name, calls }: FunctionNode): boolean {
  return HOOK.test(name) && calls.some(({ callee }) => callee.kind === 'name' && HOOK.test(callee.name));
}

const HOOK = /^use[A-Z]/;

const packages = new WeakMap<PackageManifest, boolean>();

function holdsBrowserCode({ dependencies }: PackageManifest, libraries: ReadonlyMap<string, LibraryTable>): boolean {
  let isBrowser = false;
  for (const table of libraries.values()) {
    const isUsed = Object.keys(table.packages).some((name) => dependencies.has(name));
    if (isUsed && isServer(table)) return false;
    isBrowser ||= isUsed && table.runsIn === 'browser';
  }
  return isBrowser;
}

/** A library whose calls or files make entry points of a server. */
function isServer({ exports, types, files }: LibraryTable): boolean {
  const meanings = [...Object.values(exports ?? {}), ...Object.values(types ?? {}).flatMap(({ members }) => Object.values(members ?? {}))];
  return files !== undefined || meanings.some(({ entry }) => entry !== undefined);
}
