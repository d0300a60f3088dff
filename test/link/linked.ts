/** For tests of the link room: small programs in; out comes, in words, where each value that is given to `ask(…)` comes from. */
import { Memo } from '../../engine/incremental/memo.ts';
import { createLibraryIndex } from '../../engine/link/library-index.ts';
import { createLinker } from '../../engine/link/link.ts';
import { createModules } from '../../engine/link/modules.ts';
import { createResolver } from '../../engine/link/resolve.ts';
import { lower } from '../../engine/lower/lower.ts';
import type { CallTarget } from '../../engine/model/operation.ts';
import type { Origin } from '../../engine/model/origin.ts';
import type { Linker, Modules } from '../../engine/model/steps.ts';
import { libraries } from '../../libraries/index.ts';

const ROOT = '/shop';

export interface Linked {
  /** The origins of what `ask` is given in the file, in the order of the text. */
  asked(file?: string): string[];
  /** What the calls of a name in the file may run. */
  run(name: string, file?: string): string[];
  /** The getters that reading what `ask` is given runs. */
  read(file?: string): string[];
  /** Who calls a function: `file#key`. */
  callers(file: string, key: string): string[];
  /** What a specifier means in a file. */
  resolved(specifier: string, file?: string): string;
}

/** `files`: texts by path below the root. */
export function linked(files: Readonly<Record<string, string>>): Linked {
  const memo = new Memo((query, key, error) => {
    throw new Error(`${query} of ${key} failed`, { cause: error });
  });
  const texts = memo.input<string>();
  const modules = createModules(memo);
  for (const [path, text] of Object.entries(files)) {
    texts.set(`${ROOT}/${path}`, text);
    if (/\.[cm]?[jt]sx?$/.test(path)) modules.set(lower(`${ROOT}/${path}`, text));
  }
  const manifests = Object.keys(files).flatMap((path) => (/(^|\/)(package|tsconfig)[^/]*\.json$/.test(path) ? [`${ROOT}/${path}`] : []));
  const resolver = createResolver(memo, modules, { texts, paths: () => manifests });
  const { linker } = createLinker(memo, modules, resolver, createLibraryIndex(libraries), (file) => file.endsWith('.test.ts'));
  return {
    asked: (file = 'a.ts') =>
      callsNamed('ask', file, modules).flatMap((call) => call.arguments.map((given) => said(linker.originOf(`${ROOT}/${file}`, given)))),
    run: (name, file = 'a.ts') =>
      callsNamed(name, file, modules).flatMap(({ function: key, index }) =>
        linker.calleesOf({ file: `${ROOT}/${file}`, function: key, part: 'call', index }).map(target),
      ),
    read: (file = 'a.ts') =>
      callsNamed('ask', file, modules).flatMap((call) =>
        call.arguments.flatMap((given) => (given.kind === 'member' ? linker.gettersOf(`${ROOT}/${file}`, given).map(target) : [])),
      ),
    callers: (file, key) => linker.callersOf({ file: `${ROOT}/${file}`, function: key }).map(target),
    resolved: (specifier, file = 'a.ts') => resolution(linker, file, specifier),
  };
}

function callsNamed(name: string, file: string, modules: Modules) {
  const calls = modules.module(`${ROOT}/${file}`)?.functions.flatMap((node) => node.calls) ?? [];
  return calls
    .filter(({ callee }) => (callee.kind === 'name' || callee.kind === 'member') && callee.name === name)
    .sort((a, b) => a.start - b.start);
}

function target({ file, function: key }: CallTarget): string {
  return `${inShop(file)}#${key}`;
}

function resolution(linker: Linker, file: string, specifier: string): string {
  const found = linker.resolve(`${ROOT}/${file}`, specifier);
  if (found.kind === 'file') return inShop(found.file);
  return found.kind === 'package' ? `package ${[found.name, found.subpath].filter(Boolean).join(' ')}` : 'unresolved';
}

function inShop(file: string): string {
  return file.replace(`${ROOT}/`, '');
}

/** `instance a.ts#Users`, `list of row prisma Order`, `unknown: parameter`. */
function said(origin: Origin): string {
  switch (origin.kind) {
    case 'unknown':
      return `unknown: ${origin.reason}`;
    case 'package':
      return `package ${origin.package} ${origin.path.join('.')}`;
    case 'library':
      return ['library', origin.library, origin.type, origin.entity].filter(Boolean).join(' ');
    case 'row':
      return ['row', origin.library, origin.entity].filter(Boolean).join(' ');
    case 'function':
    case 'class':
    case 'instance':
      return `${origin.kind} ${inShop(origin.file)}#${origin.key}`;
    case 'type':
      return `type ${inShop(origin.file)} ${origin.name}`;
    case 'record':
      return `record of ${origin.members.map(({ name }) => name).join(', ')}`;
    case 'object':
      return 'object';
    case 'namespace':
      return `namespace ${inShop(origin.file)}`;
    case 'map':
      return `map of ${said(origin.of)}`;
    case 'list':
    case 'promise':
      return `${origin.kind} of ${said(origin.of)}`;
    case 'one-of':
      return origin.options.map(said).join(' | ');
    case 'literal':
      return `literal ${JSON.stringify(origin.value)}`;
  }
}
