/**
 * What a library's table may say: how its clients are made, and what each call on them means, in words that all libraries
 * share. A table is data. It holds no functions, and nothing here knows any library.
 *
 * A value of a library has a *type*, one of the names under `types`. Exports and members say, by a `Meaning`, what type a value
 * is of, or what calling it does and what comes back.
 */

import type { FileConvention, ShapeConvention, TypeConvention } from '../model/words/entry.ts';
import type { Meaning } from '../model/words/meaning.ts';
import type { Fingerprint, TagFingerprint } from './fingerprint.ts';

/** Keeps the literal types of a table while checking its shape. */
export function library<const Table extends LibraryTable>(table: Table): LibraryTable {
  return table;
}

export interface LibraryTable {
  readonly title: string;
  /** The page that the table was read from. */
  readonly docs: string;
  /** npm packages (or `node:` modules) and the versions the table was read for. A package's sub-paths belong to it. */
  readonly packages: Readonly<Record<string, string>>;
  /** Whether each export is also had by itself, as the default of a sub-path or of a package of its name: 'lodash/map', 'lodash.map'. */
  readonly hasExportsByPath?: boolean;
  /** By exported name: 'PrismaClient', 'default', 'Prisma.TransactionClient' (a member), '*' (any other name). */
  readonly exports?: Readonly<Record<string, Meaning>>;
  /** Names that need no import, such as `fetch`. */
  readonly globals?: Readonly<Record<string, Meaning>>;
  readonly types?: Readonly<Record<string, TypeTable>>;
  /** Exports that code of a package which depends on the library names as types without an import. */
  readonly globalTypes?: readonly string[];
  /** Exports so particular that an import of the name is this library's even when its module cannot be resolved (generated clients). */
  readonly distinctive?: readonly string[];
  /**
   * Names that everybody gives this library's clients, with the client's type, or the export that says it: what an untyped `prisma` is
   * in a workspace that uses the library, where nothing else tells.
   */
  readonly conventional?: Readonly<Record<string, string>>;
  /** Members and exports by which timeouts are set later than a client is made, or for all: 'defaults.timeout'; '.setTimeout' is a member only. */
  readonly timeoutsElsewhere?: readonly string[];
  /** Files whose exports a framework calls by where they stand. */
  readonly files?: readonly FileConvention[];
  /** Objects whose functions a framework calls by their shape. */
  readonly shapes?: readonly ShapeConvention[];
  /** Objects whose functions a framework calls by the type that they are written as being of. */
  readonly written?: readonly TypeConvention[];
  /** Which database it speaks to for others too: a server's, or one that runs in the process itself. */
  readonly drives?: 'server' | 'process';
  /**
   * A package that depends on this and on no server's library holds code for browsers, whose requests are none of a server's, or a
   * program for the desktop, which serves one person.
   */
  readonly runsIn?: 'browser' | 'desktop';
  /** Clients depend on its packages as servers do, so that a dependency on them makes no package a server's. */
  readonly isOfBothEnds?: true;
  /** Exports that only code for browsers imports, whatever else its package holds: the hooks of a user interface. */
  readonly browserOnly?: readonly string[];
  /** Calls so particular that they may stand in for a known origin, where the workspace's own schema has the model. */
  readonly fingerprints?: readonly Fingerprint[];
  /** Known by its tags, whatever wraps them: `await this.sql`SELECT …``. */
  readonly tagFingerprint?: TagFingerprint;
}

export interface TypeTable {
  /** Members that are not listed here are looked up there. */
  readonly extends?: string;
  /** By name; `get*` matches a prefix; `*` any other name. */
  readonly members?: Readonly<Record<string, Meaning>>;
  /** What calling the value itself means: `knex('users')`. */
  readonly call?: Meaning;
  /** What a template that is tagged with it means, where that is something else than calling it. */
  readonly tag?: Meaning;
  /** What `new` on the value itself means: `new UserModel()`. */
  readonly construct?: Meaning;
  /** For a type of functions: the types of what they are handed; null where it has none. */
  readonly parameters?: readonly (string | null)[];
  /** The type of each item when it is iterated or mapped. */
  readonly item?: string;
  /** Programs put values of their own on it: `req.db = db`. */
  readonly isExtensible?: boolean;
  /** A query builder: inert until awaited (or until a member that `settles` it). Awaiting it is the operation. */
  readonly isInert?: boolean;
  /** Whether awaiting it sends nothing, and only a member that `settles` it does. */
  readonly isSentBySettling?: boolean;
  /** Whether what stands in it comes from the client: a request, its query, its body. */
  readonly isRequest?: boolean;
}

export type { ColumnWords, DeclarationMeaning } from '../model/words/declaration.ts';
export type { EntryKind, EntryMeaning, FileConvention, MountMeaning } from '../model/words/entry.ts';
export type { Gives, OperationKind } from '../model/words/kinds.ts';
export type { ArgumentLocator, EntityLocator, Locator } from '../model/words/locator.ts';
export type {
  BuilderPart,
  CallbackMeaning,
  Comparison,
  ExistsMeaning,
  KeepMeaning,
  Meaning,
  TimeoutMeaning,
} from '../model/words/meaning.ts';
