/** Functions that a framework finds by where their file stands. */
import picomatch from 'picomatch';
import type { FileConvention } from '../../contract/library.ts';
import { optionsOf } from '../../link/combine.ts';
import { exportedDefinition } from '../../link/definitions.ts';
import type { Libraries } from '../../link/library-index.ts';
import type { PackageManifest } from '../../link/manifests.ts';
import type { Module } from '../../model/module.ts';
import type { CallTarget, EntryPoint } from '../../model/operation.ts';
import type { Site } from '../../model/place.ts';
import { siteOf } from '../calls.ts';
import type { Scope } from '../scope.ts';

export function conventionEntries(scope: Scope): EntryPoint[] {
  return conventionsAt(scope).flatMap(({ convention, library, path }) =>
    isRunByTheBuild(convention, scope) ? [] : entriesOf(convention, library, path, scope),
  );
}

function isRunByTheBuild({ builtWith = {} }: FileConvention, { linking, module }: Scope): boolean {
  return module.exports.some(({ name }) => {
    const values = builtWith[name];
    if (!values?.length) return values !== undefined;
    const value = linking.exported(module.path, name);
    return value.kind === 'literal' && values.includes(String(value.value));
  });
}

interface Applied {
  readonly convention: FileConvention;
  readonly library: string;
  /** The file's path in its package. */
  readonly path: string;
}

/** The conventions by which a library that the file's package depends on finds something that the file exports. */
export function conventionsAt({ linking, module }: Scope): readonly Applied[] {
  const manifest = linking.resolver.packageOf(module.path);
  if (!manifest || !module.exports.length) return [];
  const all = ofPackages.get(manifest) ?? conventionsOf(manifest, linking.index.libraries);
  ofPackages.set(manifest, all);
  const path = module.path.slice(manifest.folder.length + 1);
  return all.flatMap(({ convention, library }) => {
    if (convention.directive !== undefined && !module.directives.includes(convention.directive)) return [];
    return matches(convention, path) && wantedBy(convention, module).length ? [{ convention, library, path }] : [];
  });
}

const ofPackages = new WeakMap<PackageManifest, readonly Omit<Applied, 'path'>[]>();

function conventionsOf({ dependencies }: PackageManifest, libraries: Libraries): readonly Omit<Applied, 'path'>[] {
  return [...libraries].flatMap(([library, { files, packages }]) =>
    files && Object.keys(packages).some((name) => dependencies.has(name)) ? files.map((convention) => ({ convention, library })) : [],
  );
}

const matchers = new WeakMap<FileConvention, (path: string) => boolean>();

function matches(convention: FileConvention, path: string): boolean {
  const matcher = matchers.get(convention) ?? picomatch([...convention.files]);
  matchers.set(convention, matcher);
  return matcher(path);
}

function entriesOf(convention: FileConvention, library: string, path: string, scope: Scope): EntryPoint[] {
  if (convention.members) return memberEntries(convention, convention.members, library, scope);
  const endedAfter = millisecondsGiven(convention, scope);
  return wantedBy(convention, scope.module).flatMap(({ name }) => {
    const { chains, madeBy } = functionsExported(name, scope);
    const verb = convention.path === 'verb' ? (VERB.exec(path)?.[1]?.toUpperCase() ?? '*') : 'GET';
    const method = convention.method ?? (convention.kind === 'route' ? (/^[A-Z]+$/.test(name) ? name : verb) : undefined);
    // What is around the function that answers is asked first.
    return chains.flatMap((targets) =>
      targets.map((target, index): EntryPoint => {
        const isHandler = index === targets.length - 1;
        return {
          kind: isHandler ? convention.kind : 'middleware',
          function: target,
          site: { ...target, part: 'function', index: 0 },
          method: convention.path === 'file' ? undefined : method,
          path: isHandler ? pathOf(convention, path, name) : undefined,
          library,
          sent: convention.sent ?? [],
          parent: undefined,
          ...(madeBy && { madeBy }),
          ...(mayBeBuilt(convention, path, target, scope) && { mayBeBuilt: true }),
          ...(endedAfter !== undefined && { endedAfter }),
        };
      }),
    );
  });
}

/** `export const maxDuration = 60;`, `export const config = { maxDuration: 60 };` */
function millisecondsGiven({ endedAfter = [] }: FileConvention, { linking, module }: Scope): number | undefined {
  for (const path of endedAfter) {
    const [name = '', ...members] = path.split('.');
    if (!module.exports.some((one) => one.name === name)) continue;
    const value = members.reduce((origin, member) => linking.member(origin, member), linking.exported(module.path, name));
    if (value.kind === 'literal' && typeof value.value === 'number') return value.value * 1_000;
  }
  return undefined;
}

/** `export default { async fetch(request, env) { … }, async scheduled() { … } }` */
function memberEntries(
  convention: FileConvention,
  kinds: NonNullable<FileConvention['members']>,
  library: string,
  { linking, module }: Scope,
): EntryPoint[] {
  return wantedBy(convention, module).flatMap(({ name: exported }) => {
    const made = exportedDefinition(linking, module.path, exported);
    if (made?.expression.kind !== 'object') return [];
    return made.expression.entries.flatMap(({ name = '', value }) => {
      const kind = kinds[name];
      const targets = kind ? linking.functionsIn(made.file, value) : [];
      return targets.map((target, index): EntryPoint => {
        const isHandler = index === targets.length - 1;
        return {
          kind: kind && isHandler ? kind : 'middleware',
          function: target,
          site: { ...target, part: 'function', index: 0 },
          method: kind === 'route' ? '*' : undefined,
          path: isHandler ? name : undefined,
          library,
          sent: kind === 'route' ? (convention.sent ?? []) : [],
          parent: undefined,
        };
      });
    });
  });
}

/** A page of one path that takes nothing of the request. */
function mayBeBuilt({ builtWithout }: FileConvention, path: string, target: CallTarget, { linking: { modules }, module }: Scope): boolean {
  if (!builtWithout || path.includes('[') || modules.function(target.file, target.function)?.parameters.length !== 0) return false;
  return !modules.outline(module.path)?.specifiers.some((specifier) => builtWithout.includes(specifier));
}

function pathOf(convention: FileConvention, path: string, name: string): string {
  if (convention.path === 'flat') return flatPath(path);
  return convention.path ? routePath(path, convention.roots) : name;
}

interface Exported {
  readonly chains: readonly (readonly CallTarget[])[];
  /** The call that makes it. */
  readonly madeBy?: Site;
}

/** The function that is exported under a name last, those that are made around it before; of an object, each of those that it holds. */
function functionsExported(name: string, { linking, module }: Scope): Exported {
  const made = exportedDefinition(linking, module.path, name);
  if (made?.expression.kind === 'object')
    return { chains: made.expression.entries.map(({ value }) => linking.functionsIn(made.file, value)) };
  if (made) {
    const { file, expression } = made;
    const chains = [linking.functionsIn(file, expression)];
    return expression.kind === 'call' ? { chains, madeBy: siteOf(expression, file) } : { chains };
  }
  const functions = optionsOf(linking.exported(module.path, name)).flatMap((option) =>
    option.kind === 'function' ? [{ file: option.file, function: option.key }] : [],
  );
  return { chains: [functions] };
}

function wantedBy({ exports }: FileConvention, module: Module): Module['exports'] {
  return module.exports.filter(({ name }) => name !== '*' && (exports.includes('*') || exports.includes(name)));
}

/** Of `orders.get.ts`. */
const VERB = /\.(get|post|put|patch|delete|head|options)\.\w+$/;
const ROOTS = ['app', 'pages'];

/** `src/app/api/orders/[id]/route.ts`, `pages/api/orders/[id].ts`, `routes/api/orders/[id]/+server.ts`: all serve `/api/orders/:id`. */
function routePath(path: string, roots: readonly string[] = ROOTS): string {
  const bare = belowRoots(path, roots)
    .replace(VERB, '')
    .replace(/\.[cm]?[jt]sx?$/, '')
    .replace(/(^|\/)(route|page|layout|index|\+(server|(page|layout)\.server))$/, '');
  return `/${bare
    .split('/')
    .filter((part) => part && !/^\(.*\)$/.test(part) && !part.startsWith('@'))
    .join('/')
    .replace(/\[{1,2}\.{3}(\w+)\]{1,2}/g, '*$1')
    .replace(/\[(\w+)\]/g, ':$1')}`;
}

/** What follows the first of them that the path leads through. */
function belowRoots(path: string, roots: readonly string[]): string {
  const found = roots.flatMap((root) => {
    const at = `/${path}`.indexOf(`/${root}/`);
    return at < 0 ? [] : [path.slice(at + root.length + 1)];
  });
  return found.sort((one, other) => other.length - one.length)[0] ?? path;
}

/** `app/routes/orders.$id.tsx` and `app/routes/_app.orders.$id/route.tsx` serve `/orders/:id`; what begins with `_` only lays out. */
function flatPath(path: string): string {
  const parts = path
    .replace(/^(.*?\/)?routes\//, '')
    .replace(/\.[cm]?[jt]sx?$/, '')
    .replace(/\/(route|index)$/, '')
    .split(/[./](?![^[]*\])/)
    .filter((part) => part && !part.startsWith('_') && part !== 'index')
    .map((part) =>
      part
        .replace(/[[\]]/g, '')
        .replace(/_$/, '')
        .replace(/^\(?\$(\w+)\)?$/, ':$1')
        .replace(/^\$$/, '*'),
    );
  return `/${parts.join('/')}`;
}
