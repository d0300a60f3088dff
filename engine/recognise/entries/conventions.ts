/** Functions that a framework finds by where their file stands. */
import picomatch from 'picomatch';
import type { FileConvention } from '../../contract/library.ts';
import { optionsOf } from '../../link/combine.ts';
import { exportedDefinition } from '../../link/definitions.ts';
import type { Libraries } from '../../link/library-index.ts';
import type { PackageManifest } from '../../link/manifests.ts';
import type { Module } from '../../model/module.ts';
import type { CallTarget, EntryPoint } from '../../model/operation.ts';
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
  return wantedBy(convention, scope.module).flatMap(({ name }) => {
    const targets = functionsExported(name, scope);
    const method = convention.method ?? (convention.kind === 'route' ? (/^[A-Z]+$/.test(name) ? name : 'GET') : undefined);
    // What is around the function that answers is asked first.
    return targets.map((target, index): EntryPoint => {
      const isHandler = index === targets.length - 1;
      return {
        kind: isHandler ? convention.kind : 'middleware',
        function: target,
        site: { ...target, part: 'function', index: 0 },
        method: convention.path === 'file' ? undefined : method,
        path: !isHandler ? undefined : convention.path === 'flat' ? flatPath(path) : convention.path ? routePath(path) : name,
        library,
        sent: convention.sent ?? [],
        parent: undefined,
      };
    });
  });
}

/** The function that is exported under a name last, those that are made around it before. */
function functionsExported(name: string, { linking, module }: Scope): readonly CallTarget[] {
  const made = exportedDefinition(linking, module.path, name);
  if (made) return linking.functionsIn(made.file, made.expression);
  return optionsOf(linking.exported(module.path, name)).flatMap((option) =>
    option.kind === 'function' ? [{ file: option.file, function: option.key }] : [],
  );
}

function wantedBy({ exports }: FileConvention, module: Module): Module['exports'] {
  return module.exports.filter(({ name }) => name !== '*' && (exports.includes('*') || exports.includes(name)));
}

/** `src/app/api/orders/[id]/route.ts` and `pages/api/orders/[id].ts` serve `/api/orders/:id`. */
function routePath(path: string): string {
  const bare = path
    .replace(/^(.*?\/)?(app|pages)\//, '')
    .replace(/\.[cm]?[jt]sx?$/, '')
    .replace(/(^|\/)(route|page|layout|index)$/, '');
  return `/${bare
    .split('/')
    .filter((part) => part && !/^\(.*\)$/.test(part) && !part.startsWith('@'))
    .join('/')
    .replace(/\[{1,2}\.{3}(\w+)\]{1,2}/g, '*$1')
    .replace(/\[(\w+)\]/g, ':$1')}`;
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
