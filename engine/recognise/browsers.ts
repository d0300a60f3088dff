/** Whether a file's code runs in a browser or at the edge: what it waits for there is no server's to wait for. */
import type { LibraryTable } from '../contract/library.ts';
import type { Libraries } from '../link/library-index.ts';
import type { PackageManifest } from '../link/manifests.ts';
import type { Expression } from '../model/expression.ts';
import { functionWith } from '../model/functions.ts';
import type { FunctionNode, Module } from '../model/module.ts';
import { expressionsIn, forEachWithin, hasWithin } from '../model/walk.ts';
import { conventionsAt } from './entries/conventions.ts';
import type { Scope } from './scope.ts';

export function isForBrowsers(scope: Scope): boolean {
  const { linking, module } = scope;
  if (module.directives.includes('use client') || module.functions.some(isHook) || isOfPage(module) || isAtTheEdge(scope)) return true;
  const manifest = linking.resolver.packageOf(module.path);
  if (!manifest) return false;
  const holds = packages.get(manifest) ?? heldBy(manifest, linking.index.libraries);
  packages.set(manifest, holds);
  return holds === 'browser' || (holds === 'both' && isInterface(scope));
}

/** By what puts its package there, or by where the file stands: a server's own limits do not hold there. */
export function isOfHostsEdge(scope: Scope): boolean {
  const { linking, module } = scope;
  if (linking.resolver.packageOf(module.path)?.isForEdge) return true;
  const isOnServer = module.exports.some(({ name }) => {
    const runtime = name === 'config' ? linking.member(linking.exported(module.path, name), 'runtime') : undefined;
    return runtime?.kind === 'literal' && runtime.value === 'nodejs';
  });
  return !isOnServer && conventionsAt(scope).some(({ convention }) => convention.isAtTheEdge);
}

/** `export const runtime = 'edge'`, `export const config = { runtime: 'edge' }`: whoever runs it there ends what waits too long. */
function isAtTheEdge({ linking, module }: Scope): boolean {
  return module.exports.some(({ name }) => {
    if (name !== 'runtime' && name !== 'config') return false;
    const value = linking.exported(module.path, name);
    const runtime = name === 'runtime' ? value : linking.member(value, 'runtime');
    return runtime.kind === 'literal' && /^(experimental-)?edge$/.test(String(runtime.value));
  });
}

/** `function useOrders() { return useQuery(…) }`: hooks call hooks, and run where a page is shown. */
function isHook({ name, calls }: FunctionNode): boolean {
  return HOOK.test(name) && calls.some(({ callee }) => callee.kind === 'name' && HOOK.test(callee.name));
}

const HOOK = /^use[A-Z]/;

/** Whether a function stands in a component that takes hooks: what it does there, a page has it do. */
export function isOfComponent(module: Module, key: string): boolean {
  if (!/\.[jt]sx$/.test(module.path)) return false;
  let node = functionWith(module, key);
  while (node && node.form !== 'module') {
    if (takesHooks(node)) return true;
    node = functionWith(module, node.parent);
  }
  return false;
}

/** `useState()`, `React.useState()` */
export function takesHooks({ calls }: FunctionNode): boolean {
  return calls.some(
    ({ callee }) => (callee.kind === 'name' || (callee.kind === 'member' && callee.object.kind === 'name')) && HOOK.test(callee.name),
  );
}

const ofPages = new WeakMap<Module, boolean>();

/** Whether it takes something of the page, or of the browser's extension, that it runs in: `window.location`, `chrome.storage`. */
function isOfPage(module: Module): boolean {
  const known = ofPages.get(module);
  if (known !== undefined) return known;
  const handedOver = functionsHandedToPages(module);
  const isOfPage = module.functions.some(({ key, body }) => !handedOver.has(key) && expressionsIn(body).some(takesFromPage));
  ofPages.set(module, isOfPage);
  return isOfPage;
}

function takesFromPage(expression: Expression): boolean {
  return hasWithin(
    expression,
    (inner) =>
      (inner.kind === 'member' && (isPage(inner.object) || isOfNavigator(inner))) ||
      (inner.kind === 'call' && (inner.arguments.some(isPage) || (inner.form === 'new' && isNamed(inner.callee, MADE_IN_PAGES)))),
  );
}

/** Node has a `navigator` too, without what asks for devices and for the user's leave. */
function isOfNavigator({ object, name }: Expression & { kind: 'member' }): boolean {
  return isNamed(object, /^navigator$/) && /^(mediaDevices|clipboard|geolocation|serviceWorker|permissions|sendBeacon|share)$/.test(name);
}

/** What no server has to make one of. */
const MADE_IN_PAGES =
  /^(MediaRecorder|MediaStream|FileReader|XMLHttpRequest|Image|IntersectionObserver|MutationObserver|ResizeObserver|RTCPeerConnection)$/;

function isPage(expression: Expression): boolean {
  return isNamed(expression, PAGE);
}

/** A name that the file does not declare. */
function isNamed(expression: Expression, names: RegExp): boolean {
  return expression.kind === 'name' && expression.binding < 0 && names.test(expression.name);
}

/** `self` is what a worker of the page has of it. */
const PAGE = /^(window|document|localStorage|sessionStorage|chrome|self)$/;

/** What a server that drives a browser has done in a page: `page.evaluate(() => document.title)`. */
function functionsHandedToPages({ functions }: Module): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { calls } of functions) {
    for (const { callee, arguments: given } of calls) {
      if (callee.kind !== 'member' || !DRIVES.test(callee.name)) continue;
      for (const one of given) forEachWithin(one, (inner) => void (inner.kind === 'function' && keys.add(inner.key)));
    }
  }
  for (const { key, parent } of functions) if (parent !== undefined && keys.has(parent)) keys.add(key);
  return keys;
}

const DRIVES = /^(evaluate\w*|waitForFunction|\$\$?eval|addInitScript)$/;

/** What a package's code is for, as its dependencies tell. */
type Held = 'server' | 'browser' | 'both';

const packages = new WeakMap<PackageManifest, Held>();

function heldBy({ dependencies, runtimeDependencies }: PackageManifest, libraries: Libraries): Held {
  const used = usedOf(dependencies, libraries);
  if (!used.some(isInterfaces)) return 'server';
  // Beside what a page needs where it runs, a server that is needed to develop it serves nobody else.
  const running = usedOf(runtimeDependencies, libraries);
  return (running.some(isInterfaces) ? running : used).some(isServer) ? 'both' : 'browser';
}

function usedOf(dependencies: ReadonlySet<string>, libraries: Libraries): readonly LibraryTable[] {
  return [...libraries.values()].filter((table) => {
    const names = Object.keys(table.packages);
    // What Node has built in is depended on only where there is no Node: `events` beside `node:events`.
    return !names.some((name) => name.startsWith('node:')) && names.some((name) => dependencies.has(name));
  });
}

function isInterfaces({ runsIn }: LibraryTable): boolean {
  return runsIn === 'browser';
}

const programs = new WeakMap<PackageManifest, boolean>();

/** Whether a package is a program for the command line or the desktop, which asks for itself alone. */
export function isOfCommand(manifest: PackageManifest | undefined, libraries: Libraries): boolean {
  if (!manifest) return false;
  const known = programs.get(manifest);
  if (known !== undefined) return known;
  const used = usedOf(manifest.dependencies, libraries);
  const isProgram = (manifest.isCommand || used.some(({ runsIn }) => runsIn === 'desktop')) && !used.some(isServer);
  programs.set(manifest, isProgram);
  return isProgram;
}

/** A library whose calls or files make entry points of a server. */
function isServer({ exports, types, files, isOfBothEnds }: LibraryTable): boolean {
  if (isOfBothEnds) return false;
  const meanings = [...Object.values(exports ?? {}), ...Object.values(types ?? {}).flatMap(({ members }) => Object.values(members ?? {}))];
  return files !== undefined || meanings.some(({ entry }) => entry !== undefined && entry.kind !== 'command');
}

/** Beside a server's code: a file that takes hooks, or a component that neither is a page of the server nor makes anything of its. */
function isInterface(scope: Scope): boolean {
  const { module, linking } = scope;
  const { index } = linking;
  const imports = module.bindings.flatMap(({ definitions }) =>
    definitions.flatMap(({ source }) => (source.kind === 'import' ? [source.import] : [])),
  );
  const tables = imports.flatMap(({ specifier, name, isTypeOnly }) =>
    isTypeOnly ? [] : index.ofSpecifier(specifier).flatMap((library) => ({ name, table: index.libraries.get(library) })),
  );
  if (tables.some(({ name, table }) => table?.browserOnly?.includes(name))) return true;
  if (!/\.[jt]sx$/.test(module.path)) return false;
  return !conventionsAt(scope).length && !tables.some(({ table }) => table && isServer(table));
}
