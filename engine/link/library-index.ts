/**
 * The tables' one reader: what a library's export, a member of one of its types, or a call of either means. It knows the shape of
 * tables and no library.
 */
import type { TagFingerprint } from '../contract/fingerprint.ts';
import type { LibraryTable, Meaning, TypeTable } from '../contract/library.ts';
import type { LibraryOrigin } from '../model/origin.ts';

export type Libraries = ReadonlyMap<string, LibraryTable>;

export interface LibraryIndex {
  readonly libraries: Libraries;
  /** The libraries whose packages a specifier belongs to. */
  ofSpecifier(specifier: string): readonly string[];
  /** The one export that a specifier stands for by itself: `lodash/map`, `lodash.map`. */
  exportAt(specifier: string): string | undefined;
  /** An export, and what is reached from it by dots. */
  exported(library: string, path: string): Meaning | undefined;
  /** The library and meaning of a name that needs no import. */
  global(name: string): { readonly library: string; readonly meaning: Meaning } | undefined;
  /** The library that an import of this name must be of, even when its module cannot be found. */
  ofDistinctive(name: string): string | undefined;
  /** A client by the name that its library's clients go by. */
  conventional(name: string): LibraryOrigin | undefined;
  type(library: string, type: string): TypeTable | undefined;
  /** A member of a type, through `extends` and wildcards. */
  member(library: string, type: string, name: string): Meaning | undefined;
  /** What a library's value means, when called or as a value. */
  meaningOf(origin: LibraryOrigin): Meaning | undefined;
  /** The names of calls that define a model and give it back. */
  readonly definers: ReadonlySet<string>;
  /** The names of calls that keep a value, with the names they keep it under where those are fixed. */
  readonly keepers: ReadonlyMap<string, readonly (string | undefined)[]>;
  /** The names of those among them that keep all that an object holds, each value under its own name. */
  readonly wholeKeepers: ReadonlySet<string>;
  /** The parameters of handlers at which a table says what they get. */
  readonly recalled: ReadonlySet<number>;
  /** The names of members that take handlers of which a table says what they get. */
  readonly handlerTakers: ReadonlySet<string>;
  /** The libraries whose types may be there without an import. */
  readonly ambient: readonly string[];
  /** The libraries of which something is known by its shape alone. */
  readonly fingerprinted: readonly string[];
  /** The libraries that are known by their tags. */
  readonly taggedAs: readonly (TagFingerprint & { readonly library: string })[];
  /** Every name that some table gives a meaning to: a call of any other name needs no look-up. */
  readonly vocabulary: ReadonlySet<string>;
  /** Whether a name may match a wildcard member of some table. */
  isWild(name: string): boolean;
}

/** A member's own type: `model#findMany`. */
export const MEMBER = '#';
/** An export's own type: `exports.PrismaClient`. */
export const EXPORT = 'exports.';
/** A global's own type: `globals.fetch`. */
export const GLOBAL = 'globals.';

export function createLibraryIndex(libraries: Libraries): LibraryIndex {
  const byPackage = new Map<string, string[]>();
  /** By specifier, in lower case as packages are. */
  const single = new Map<string, { library: string; name: string }>();
  const globals = new Map<string, { library: string; meaning: Meaning }>();
  const distinctive = new Map<string, string>();
  const conventional = new Map<string, LibraryOrigin>();
  const vocabulary = new Set<string>();
  const prefixes = new Set<string>();
  for (const [name, table] of libraries) {
    for (const of of Object.keys(table.packages)) byPackage.set(bare(of), [...(byPackage.get(bare(of)) ?? []), name]);
    for (const specifier of table.hasExportsByPath ? Object.keys(table.packages) : [])
      for (const one of Object.keys(table.exports ?? {}))
        for (const sign of ['/', '.']) single.set(`${specifier}${sign}${one}`.toLowerCase(), { library: name, name: one });
    for (const [global, meaning] of Object.entries(table.globals ?? {})) globals.set(global, { library: name, meaning });
    for (const one of table.distinctive ?? []) distinctive.set(one, name);
    for (const [one, of] of Object.entries(table.conventional ?? {})) {
      const { is: type = of, connection = 'pool' } = own(table.exports ?? {}, of) ?? {};
      conventional.set(one, { kind: 'library', library: name, type, entity: undefined, made: undefined, built: [], connection });
    }
    const names = [
      ...Object.keys(table.exports ?? {}),
      ...Object.keys(table.globals ?? {}),
      ...Object.values(table.types ?? {}).flatMap((type) => Object.keys(type.members ?? {})),
    ];
    for (const known of names) {
      if (known.length > 1 && known.endsWith('*')) prefixes.add(known.slice(0, -1));
      else for (const part of known.split('.')) vocabulary.add(part);
    }
  }
  const recalled = new Set<number>();
  const handlerTakers = new Set<string>();
  const definers = new Set<string>();
  const keepers = new Map<string, (string | undefined)[]>();
  const wholeKeepers = new Set<string>();
  const keep = (member: string, names: readonly (string | undefined)[]) => keepers.set(member, [...(keepers.get(member) ?? []), ...names]);
  const brought = [...libraries.values()].flatMap(({ exports }) =>
    Object.values(exports ?? {}).flatMap(({ brings }) => brings?.name ?? []),
  );
  for (const { types, exports } of libraries.values())
    for (const members of [exports, ...Object.values(types ?? {}).map((one) => one.members)])
      for (const [member, { keeps, registers, declares, returns, entry }] of Object.entries(members ?? {})) {
        if (entry?.recalls) recalled.add(entry.recalls.parameter);
        if (entry?.parameters && members !== exports) handlerTakers.add(member);
        if (declares?.what === 'table' && returns) definers.add(member);
        if (keeps) keep(member, [typeof keeps.name === 'string' ? keeps.name : undefined]);
        if (keeps?.all) wholeKeepers.add(member);
        if (registers) keep(member, brought);
      }
  const exported = (library: string, path: string) => {
    const exports = libraries.get(library)?.exports;
    return exports && (own(exports, path) ?? (path.includes('.') ? undefined : own(exports, '*')));
  };
  const type = (library: string, name: string) => own(libraries.get(library)?.types ?? {}, name);
  const member = (library: string, of: string, name: string): Meaning | undefined => {
    const table = type(library, of);
    if (!table) return undefined;
    const found = table.members && own(table.members, name);
    if (found) return found;
    const inherited = table.extends === undefined ? undefined : exact(library, table.extends, name);
    return inherited ?? wildcard(table, name) ?? (table.extends === undefined ? undefined : member(library, table.extends, name));
  };
  const exact = (library: string, of: string, name: string): Meaning | undefined => {
    const table = type(library, of);
    return (
      table &&
      ((table.members && own(table.members, name)) ?? (table.extends === undefined ? undefined : exact(library, table.extends, name)))
    );
  };

  return {
    libraries,
    definers,
    keepers,
    wholeKeepers,
    recalled,
    handlerTakers,
    ambient: [...libraries].flatMap(([name, { globalTypes }]) => (globalTypes?.length ? [name] : [])),
    fingerprinted: [...libraries].flatMap(([name, { fingerprints }]) => (fingerprints?.length ? [name] : [])),
    taggedAs: [...libraries].flatMap(([library, { tagFingerprint }]) => (tagFingerprint ? [{ ...tagFingerprint, library }] : [])),
    vocabulary,
    isWild: (name) => [...prefixes].some((prefix) => name.startsWith(prefix)),
    ofSpecifier: (specifier) => {
      for (let path = bare(specifier); path; path = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '') {
        const found = byPackage.get(path);
        if (found) return found;
      }
      const alone = single.get(specifier.toLowerCase());
      return alone ? [alone.library] : [];
    },
    exportAt: (specifier) => single.get(specifier.replace(/\.[cm]?js$/, '').toLowerCase())?.name,
    exported,
    global: (name) => globals.get(name),
    ofDistinctive: (name) => distinctive.get(name),
    conventional: (name) => conventional.get(name),
    type,
    member,
    meaningOf: ({ library, type: name }) => {
      if (name.startsWith(EXPORT)) return exported(library, name.slice(EXPORT.length));
      if (name.startsWith(GLOBAL)) return globals.get(name.slice(GLOBAL.length))?.meaning;
      const at = name.indexOf(MEMBER);
      return at < 0 ? type(library, name)?.call : member(library, name.slice(0, at), name.slice(at + 1));
    },
  };
}

/** `get*` before `*`, the longest prefix first. */
function wildcard({ members }: TypeTable, name: string): Meaning | undefined {
  let best: string | undefined;
  for (const pattern of Object.keys(members ?? {})) {
    if (pattern.endsWith('*') && name.startsWith(pattern.slice(0, -1)) && (best === undefined || pattern.length > best.length))
      best = pattern;
  }
  return best === undefined ? undefined : members?.[best];
}

/** Tables are plain objects: `constructor` and its like are not entries. */
function own<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function bare(specifier: string): string {
  return specifier.startsWith('node:') ? specifier.slice('node:'.length) : specifier;
}
