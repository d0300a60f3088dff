/** What the workspace's manifests say about names: packages with their entry files, tsconfig paths, package imports. Texts in, facts out. */
import { parse } from 'jsonc-parser';

export interface PackageManifest {
  readonly folder: string;
  readonly name: string | undefined;
  /** Files that its bare name may mean, most telling first. */
  readonly entries: readonly string[];
  /** Sub-paths of `exports` (`./feature`, `./*`) with the files they mean. */
  readonly subpaths: Readonly<Record<string, readonly string[]>>;
  /** `#name` imports. */
  readonly imports: Readonly<Record<string, readonly string[]>>;
  /** Whatever its code may import, and of that what its code needs where it runs. */
  readonly dependencies: ReadonlySet<string>;
  readonly runtimeDependencies: ReadonlySet<string>;
  /** Whether it is run by its name, and nothing of it is imported by that. */
  readonly isCommand: boolean;
  /** Whether a script of its own puts it onto a host's edge, where the host ends what waits too long. */
  readonly isForEdge: boolean;
}

export interface CompilerPaths {
  readonly folder: string;
  /** Where bare names are looked for too; undefined when nothing says so. */
  readonly baseUrl: string | undefined;
  /** Patterns with at most one `*`, and the absolute patterns they stand for. */
  readonly paths: readonly { readonly pattern: string; readonly targets: readonly string[] }[];
}

type Json = Readonly<Record<string, unknown>>;

export function packageManifest(path: string, text: string): PackageManifest {
  const folder = folderOf(path);
  const json = object(parse(text, [], { allowTrailingComma: true }));
  const { exports } = json;
  const subpaths: Record<string, string[]> = {};
  if (isObject(exports)) for (const [key, value] of Object.entries(exports)) if (key.startsWith('.')) subpaths[key] = targets(value);
  const main =
    isObject(exports) && !Object.keys(exports).some((key) => key.startsWith('.'))
      ? targets(exports)
      : typeof exports === 'string'
        ? [exports]
        : (subpaths['.'] ?? []);
  const named = ['source', 'types', 'typings', 'module', 'main'].flatMap((key) => (typeof json[key] === 'string' ? [json[key]] : []));
  const runtime = ['dependencies', 'peerDependencies', 'optionalDependencies'].flatMap((key) => Object.keys(object(json[key])));
  const entries = [...main, ...named];
  return {
    folder,
    name: typeof json.name === 'string' ? json.name : undefined,
    entries,
    subpaths,
    imports: Object.fromEntries(Object.entries(object(json.imports)).map(([key, value]) => [key, targets(value)])),
    dependencies: new Set([...runtime, ...Object.keys(object(json.devDependencies))]),
    runtimeDependencies: new Set(runtime),
    isCommand: json.bin !== undefined && !entries.length,
    isForEdge: Object.values(object(json.scripts)).some((script) => typeof script === 'string' && DEPLOYS_TO_EDGE.test(script)),
  };
}

const DEPLOYS_TO_EDGE = /\bwrangler (deploy|publish)\b/;

/** Every file that an export's conditions may lead to. */
function targets(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(targets);
  return isObject(value) ? Object.values(value).flatMap(targets) : [];
}

/** `textOf` gives the text of another configuration that this one extends. */
export function compilerPaths(path: string, text: string, textOf: (path: string) => string | undefined, depth = 0): CompilerPaths {
  const folder = folderOf(path);
  const json = object(parse(text, [], { allowTrailingComma: true }));
  const options = object(json.compilerOptions);
  const parents = (typeof json.extends === 'string' ? [json.extends] : Array.isArray(json.extends) ? json.extends : []).filter(
    (one): one is string => typeof one === 'string',
  );
  const inherited = depth > 5 ? undefined : parents.flatMap((parent) => inheritedPaths(folder, parent, textOf, depth) ?? []).at(-1);
  const baseUrl = typeof options.baseUrl === 'string' ? join(folder, options.baseUrl) : inherited?.baseUrl;
  const base = baseUrl ?? folder;
  const paths = isObject(options.paths)
    ? Object.entries(options.paths).map(([pattern, list]) => ({
        pattern,
        targets: (Array.isArray(list) ? list : [list]).filter((one) => typeof one === 'string').map((one) => join(base, one)),
      }))
    : (inherited?.paths ?? []);
  return { folder, baseUrl, paths };
}

function inheritedPaths(
  folder: string,
  parent: string,
  textOf: (path: string) => string | undefined,
  depth: number,
): CompilerPaths | undefined {
  if (!parent.startsWith('.')) return undefined;
  const wanted = join(folder, parent);
  for (const path of [wanted, `${wanted}.json`, `${wanted}/tsconfig.json`]) {
    const text = textOf(path);
    if (text !== undefined) return compilerPaths(path, text, textOf, depth + 1);
  }
  return undefined;
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** Joins and resolves `.` and `..`; an absolute second part stands for itself. */
export function join(folder: string, path: string): string {
  const parts = (path.startsWith('/') ? path : `${folder}/${path}`).split('/');
  const kept: string[] = [];
  for (const part of parts) {
    if (part === '..') kept.pop();
    else if (part !== '.' && part !== '') kept.push(part);
  }
  return `/${kept.join('/')}`;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function object(value: unknown): Json {
  return isObject(value) ? value : {};
}
