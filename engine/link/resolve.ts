/**
 * What an import's specifier means: a file of the workspace, or a package. Packages of the workspace are found by their names,
 * whichever package manager links them; built files lead back to the sources they were built from.
 */
import type { Input, Memo } from '../incremental/memo.ts';
import type { Modules, Resolution } from '../model/steps.ts';
import { type CompilerPaths, compilerPaths, folderOf, join, type PackageManifest, packageManifest } from './manifests.ts';

export interface Resolver {
  resolve(file: string, specifier: string): Resolution;
  /** The nearest package above a file. */
  packageOf(file: string): PackageManifest | undefined;
  /** The workspace's own package of that name. */
  packageNamed(name: string): PackageManifest | undefined;
}

/** `manifests` holds the texts of package.json and tsconfig files by path, and under '' the list of their paths. */
export interface ManifestTexts {
  readonly texts: Input<string>;
  paths(): readonly string[];
}

/** Where there is code, declarations of it tell less. */
const ENDINGS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.d.ts', '.d.mts', '.d.cts'];
const INDICES = ENDINGS.map((ending) => `/index${ending}`);
const SOURCE_OF: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.jsx', '.d.ts'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts', '.d.mts'],
  '.cjs': ['.cts', '.d.cts'],
};
const UNRESOLVED: Resolution = { kind: 'unresolved' };

export function createResolver(memo: Memo, modules: Modules, manifests: ManifestTexts): Resolver {
  /** Each path by itself: what is found by a path that was put together goes on under the one that everybody uses, which is compared faster. */
  const fileSet = memo.query<ReadonlyMap<string, string>>('files', () => new Map(modules.files().map((path) => [path, path])), {
    bottom: () => new Map(),
  });
  const folders = memo.query<ReadonlySet<string>>('folders', () => foldersOf(modules.files()), { bottom: () => new Set() });
  const packages = memo.query<readonly PackageManifest[]>(
    'packages',
    () =>
      manifests
        .paths()
        .filter((path) => path.endsWith('/package.json'))
        .map((path) => packageManifest(path, manifests.texts.get(path) ?? '{}')),
    { bottom: () => [] },
  );
  const packagesByName = memo.query<ReadonlyMap<string, PackageManifest>>(
    'packages-by-name',
    () => new Map(packages.get('').flatMap((one) => (one.name ? [[one.name, one] as const] : []))),
    {
      bottom: () => new Map(),
    },
  );
  const packagesAbove = memo.query<readonly PackageManifest[]>(
    'packages-above',
    (folder) => allAbove(folder, new Map(packages.get('').map((one) => [one.folder, one]))),
    { bottom: () => [] },
  );
  const packageAbove = { get: (folder: string): PackageManifest | undefined => packagesAbove.get(folder)[0] };
  const configurations = memo.query<ReadonlyMap<string, CompilerPaths>>(
    'compiler-paths',
    () => {
      const textOf = (path: string) => manifests.texts.get(path);
      const paths = manifests.paths().filter((path) => /\/[tj]sconfig[^/]*\.json$/.test(path));
      // A folder's own tsconfig.json speaks for it; others (tsconfig.build.json) only where there is none.
      const ordered = [...paths].sort((a, b) => Number(/[tj]sconfig\.json$/.test(a)) - Number(/[tj]sconfig\.json$/.test(b)));
      return new Map(ordered.map((path) => [folderOf(path), compilerPaths(path, textOf(path) ?? '{}', textOf)]));
    },
    { bottom: () => new Map() },
  );
  const pathsAbove = memo.query<readonly CompilerPaths[]>('paths-above', (folder) => allAbove(folder, configurations.get('')), {
    bottom: () => [],
  });

  const fileAt = (path: string): string | undefined => {
    const files = fileSet.get('');
    const own = files.get(path);
    if (own) return own;
    const ending = /\.[cm]?[jt]sx?$/.exec(path)?.[0];
    for (const source of (ending && SOURCE_OF[ending]) || []) {
      const found = files.get(path.slice(0, -(ending?.length ?? 0)) + source);
      if (found) return found;
    }
    for (const extension of [...ENDINGS, ...INDICES]) {
      const found = files.get(path + extension);
      if (found) return found;
    }
    return undefined;
  };

  /** A package's file as its manifest names it, or the source that it was built from. */
  const packageFile = ({ folder }: PackageManifest, path: string): string | undefined => {
    const direct = fileAt(join(folder, path));
    if (direct) return direct;
    const source = path.replace(/^(\.\/)?(dist|build|lib|out|esm|cjs|types|\.medusa\/server)\//, './').replace(/\.d\.([cm]?ts)$/, '.$1');
    for (const base of ['src', '', 'source', 'lib']) {
      const found =
        fileAt(join(folder, `${base}/${source}`)) ??
        fileAt(join(folder, `${base}/${source.replace(/^(\.\/)?(src|esm|cjs|types)\//, './')}`));
      if (found) return found;
    }
    return undefined;
  };

  const inPackage = (manifest: PackageManifest, subpath: string): string | undefined => {
    if (!subpath) {
      for (const entry of manifest.entries) {
        const found = packageFile(manifest, entry);
        if (found) return found;
      }
      return fileAt(`${manifest.folder}/src`) ?? fileAt(manifest.folder);
    }
    for (const target of patternTargets(manifest.subpaths, `./${subpath}`)) {
      const found = packageFile(manifest, target);
      if (found) return found;
    }
    return packageFile(manifest, subpath);
  };

  const resolution = (folder: string, specifier: string): Resolution => {
    const file = (path: string | undefined): Resolution | undefined => (path ? { kind: 'file', file: path } : undefined);
    if (/^\.{1,2}(\/|$)/.test(specifier) || specifier.startsWith('/')) return file(fileAt(join(folder, specifier))) ?? UNRESOLVED;
    let isOwn = false;
    for (const configuration of pathsAbove.get(folder)) {
      for (const { pattern, targets } of configuration.paths) {
        const star = starOf(pattern, specifier) ?? belowFolder(pattern, specifier);
        if (star === undefined) continue;
        isOwn ||= pattern !== '*' && !targets.some((target) => target.includes('/node_modules/'));
        for (const target of targets) {
          const path = target.includes('*') ? target.replace('*', star) : target + star;
          const found = fileAt(path) ?? fileAt(path.replace(/\/dist\//, '/src/'));
          if (found) return { kind: 'file', file: found };
        }
      }
    }
    if (specifier.startsWith('#')) {
      const manifest = packageAbove.get(folder);
      for (const target of manifest ? patternTargets(manifest.imports, specifier) : []) {
        const found = manifest && packageFile(manifest, target);
        if (found) return { kind: 'file', file: found };
      }
    }
    const [, name = specifier, subpath = ''] = /^(@[^/]+\/[^/]+|[^/@][^/]*)\/?(.*)$/.exec(specifier) ?? [];
    const manifest = packagesByName.get('').get(name);
    const own = manifest && file(inPackage(manifest, subpath));
    if (own) return own;
    for (const { baseUrl } of pathsAbove.get(folder)) {
      const found = baseUrl === undefined ? undefined : file(fileAt(join(baseUrl, specifier)));
      if (found) return found;
      // What is generated is not always there, but the folder that it belongs in is.
      isOwn ||= baseUrl !== undefined && subpath !== '' && folders.get('').has(join(baseUrl, name));
    }
    const usual = usualPaths(specifier).map((path) => fileAt(join(packageAbove.get(folder)?.folder ?? '', path)));
    const found = usual.find((path) => path !== undefined);
    if (found || usual.length) return file(found) ?? UNRESOLVED;
    return file(belowPackage(folder, specifier, name)) ?? (manifest || isOwn ? UNRESOLVED : { kind: 'package', name, subpath });
  };

  /** `shared/orders` where programs are told by their environment to look in the package's folder (`NODE_PATH=.`), and no dependency has the name. */
  const belowPackage = (folder: string, specifier: string, name: string): string | undefined => {
    if (specifier === name) return undefined;
    const above = packagesAbove.get(folder);
    if (above.some(({ dependencies }) => dependencies.has(name))) return undefined;
    return above.map((one) => fileAt(join(one.folder, specifier))).find((path) => path !== undefined);
  };

  const resolutions = memo.query<Resolution, [folder: string, specifier: string]>('resolve', resolution, { bottom: () => UNRESOLVED });

  return {
    resolve: (file, specifier) => resolutions.get(folderOf(file), specifier),
    packageOf: (file) => packageAbove.get(folderOf(file)),
    packageNamed: (name) => packagesByName.get('').get(name),
  };
}

/**
 * What frameworks make names of, and say so in a configuration that they generate: https://svelte.dev/docs/kit/$lib,
 * https://nuxt.com/docs/api/nuxt-config#alias. Relative to the package.
 */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  $lib: ['src/lib'],
  '@': ['src', '.', 'app'],
  '~': ['src', '.', 'app'],
  '@@': ['.'],
  '~~': ['.'],
};

function usualPaths(specifier: string): readonly string[] {
  const [alias = specifier, ...rest] = specifier.split('/');
  const folders = (rest.length || alias === '$lib') && Object.hasOwn(USUAL, alias) ? (USUAL[alias] ?? []) : [];
  return folders.map((folder) => [folder, ...rest].join('/'));
}

function foldersOf(files: readonly string[]): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const file of files) for (let at = folderOf(file); at !== '' && !folders.has(at); at = folderOf(at)) folders.add(at);
  return folders;
}

/** What stands in the folder and those above it, the nearest first. */
function allAbove<Value>(folder: string, byFolder: ReadonlyMap<string, Value>): Value[] {
  const found: Value[] = [];
  for (let at = folder; ; at = folderOf(at)) {
    const value = byFolder.get(at);
    if (value !== undefined) found.push(value);
    if (at === '') return found;
  }
}

/** What a pattern's `*` stands for in a specifier; '' for an exact match; undefined for none. */
function starOf(pattern: string, specifier: string): string | undefined {
  const at = pattern.indexOf('*');
  if (at < 0) return pattern === specifier ? '' : undefined;
  const [before, after] = [pattern.slice(0, at), pattern.slice(at + 1)];
  return specifier.length >= before.length + after.length && specifier.startsWith(before) && specifier.endsWith(after)
    ? specifier.slice(before.length, specifier.length - after.length)
    : undefined;
}

/**
 * What comes after a folder's alias, its slash included. Editors are often told of a bundler's aliases by their names alone:
 * https://webpack.js.org/configuration/resolve/#resolvealias.
 */
function belowFolder(alias: string, specifier: string): string | undefined {
  return specifier.startsWith(`${alias}/`) ? specifier.slice(alias.length) : undefined;
}

function patternTargets(patterns: Readonly<Record<string, readonly string[]>>, specifier: string): string[] {
  return Object.entries(patterns).flatMap(([pattern, targets]) => {
    const star = starOf(pattern, specifier);
    return star === undefined ? [] : targets.map((target) => target.replace('*', star));
  });
}
