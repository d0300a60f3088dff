/**
 * Where a value comes from. Origins cross files, so they hold keys and sites, never offsets or tree nodes, and two equal origins
 * are equal as data.
 */
import type { Site } from './place.ts';

export type Origin =
  | UnknownOrigin
  | PackageOrigin
  | LibraryOrigin
  | RowOrigin
  | FunctionOrigin
  | ClassOrigin
  | InstanceOrigin
  | TypeOrigin
  | RecordOrigin
  | ObjectOrigin
  | NamespaceOrigin
  | ListOrigin
  | MapOrigin
  | PromiseOrigin
  | OneOfOrigin
  | LiteralOrigin;

/** `reason` is one of a few words that a table of unresolved receivers is counted by. */
export interface UnknownOrigin {
  readonly kind: 'unknown';
  readonly reason:
    | 'parameter'
    | 'any'
    | 'unresolved-import'
    | 'member-of-unknown'
    | 'no-such-member'
    | 'return-of-unknown'
    | 'element'
    | 'computed'
    | 'global'
    | 'caught'
    | 'recursion'
    | 'too-deep'
    | 'other';
}

/** An export of a package that no table knows, and what is reached from it: `['Client', 'new', 'connect', '()']`. */
export interface PackageOrigin {
  readonly kind: 'package';
  readonly package: string;
  readonly path: readonly string[];
}

/** A value that a library's table gives a type. */
export interface LibraryOrigin {
  readonly kind: 'library';
  /** The library's name: its table's file name. */
  readonly library: string;
  /** The type's name in the table; `exports.<name>` for the export itself where it has no type of its own. */
  readonly type: string;
  readonly entity: string | undefined;
  /** The call that made the client this value came from, for the options given there. */
  readonly made: Site | undefined;
  /** The steps of a query builder so far, the call that began it first. */
  readonly built: readonly Site[];
  readonly connection: 'pool' | 'one';
}

/** One row of a table, as a library gives it back. */
export interface RowOrigin {
  readonly kind: 'row';
  readonly library: string;
  readonly entity: string | undefined;
  /** The read that fetched it, for the relations that it included. */
  readonly read: Site | undefined;
}

export interface FunctionOrigin {
  readonly kind: 'function';
  readonly file: string;
  readonly key: string;
  /** What `this` is in it, when it was reached through an object. */
  readonly self: Origin | undefined;
}

/** The class itself, not an instance. */
export interface ClassOrigin {
  readonly kind: 'class';
  readonly file: string;
  readonly key: string;
}

export interface InstanceOrigin {
  readonly kind: 'instance';
  readonly file: string;
  readonly key: string;
  readonly typeArguments: readonly Origin[];
}

/** A value of an interface or alias of the workspace that has no single implementor. */
export interface TypeOrigin {
  readonly kind: 'type';
  readonly file: string;
  readonly name: string;
  readonly typeArguments: readonly Origin[];
}

/** A value of a type that is written out on the spot: `{ db }: { db: Database }`. */
export interface RecordOrigin {
  readonly kind: 'record';
  readonly members: readonly { readonly name: string; readonly of: Origin }[];
}

/** An object literal. */
export interface ObjectOrigin {
  readonly kind: 'object';
  readonly site: Site;
}

/** A module as an object: `import * as users from './users'`. */
export interface NamespaceOrigin {
  readonly kind: 'namespace';
  readonly file: string;
}

export interface ListOrigin {
  readonly kind: 'list';
  readonly of: Origin;
  /** Whether its items are themselves lists of a larger list's items: `chunk(ids, 100)`. */
  readonly isChunked: boolean;
}

/** A `Map`, or an object that is one: under each key a value of one kind. */
export interface MapOrigin {
  readonly kind: 'map';
  readonly of: Origin;
  readonly isObject: boolean;
}

export interface PromiseOrigin {
  readonly kind: 'promise';
  readonly of: Origin;
}

/** Either of several, each of them known. */
export interface OneOfOrigin {
  readonly kind: 'one-of';
  readonly options: readonly Origin[];
}

export interface LiteralOrigin {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null | undefined;
}

export function unknown(reason: UnknownOrigin['reason']): UnknownOrigin {
  return UNKNOWN[reason];
}

const REASONS = [
  'parameter',
  'any',
  'unresolved-import',
  'member-of-unknown',
  'no-such-member',
  'return-of-unknown',
  'element',
  'computed',
  'global',
  'caught',
  'recursion',
  'too-deep',
  'other',
] as const satisfies readonly UnknownOrigin['reason'][];

const UNKNOWN = Object.fromEntries(REASONS.map((reason) => [reason, { kind: 'unknown', reason }])) as Record<
  UnknownOrigin['reason'],
  UnknownOrigin
>;
