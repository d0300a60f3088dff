/**
 * What a recognised call means, in words that all libraries share. After recognition nobody knows one library from another,
 * except to name it to the reader.
 */

import type { Expression } from './expression.ts';
import type { Site, Span } from './place.ts';
import type { EntryKind } from './words/entry.ts';
import type { Gives, OperationKind } from './words/kinds.ts';
import type { CallbackMeaning, Meaning } from './words/meaning.ts';

/** How its result is waited for. */
export type Run =
  | 'awaited'
  /** Its promise is put with others and awaited together, or handed to a combinator. */
  | 'collected'
  | 'returned'
  /** Sent, and nobody waits. */
  | 'dropped'
  /** Made and not sent: a builder nobody awaits, a batch's part. */
  | 'never';

export interface Operation {
  readonly kind: OperationKind;
  /** The call that sends it (for a builder that is awaited through a variable: the await). */
  readonly site: Site;
  /** What a squiggle underlines: the call without the lines of its arguments. Offsets of the file it stands in. */
  readonly span: Span;
  /** The whole call, for repairs. */
  readonly callSpan: Span;
  /** The library's name and title, and the call as a reader would name it: `prisma.user.findMany`. */
  readonly library: string;
  readonly libraryTitle: string;
  readonly label: string;
  /** The member's or export's name in the table: `findMany`. */
  readonly method: string;
  /** The table, model, host, key or queue; undefined where it is not known here. */
  readonly target: string | undefined;
  /** Whether the target comes in from the caller (a wrapper's SQL text, a generic repository's entity): callers then own the operation. */
  readonly isTargetOpen: boolean;
  readonly gives: Gives | undefined;
  readonly bound: Bound;
  /** How many rows it passes over first, where its file says it. */
  readonly offset: Expression | undefined;
  /** The step that would give a built query a limit: `limit`, `take`. */
  readonly limitStep: string | undefined;
  /** Whether what its meaning says of arguments is about the call at its site, and not about an earlier one of what is built. */
  readonly hasOwnArguments: boolean;
  /** Whether one row that comes back stands for many of the table's. */
  readonly isGrouped: boolean;
  /** 'all', the names asked for, or undefined where it cannot be told. */
  readonly columns: 'all' | readonly string[] | undefined;
  /** Whether a statement's text asks for all columns of a table: `SELECT *`. */
  readonly isStar: boolean;
  readonly filter: Filter;
  readonly order: readonly string[] | undefined;
  /** Names of relations that come along; undefined where it cannot be told. */
  readonly includes: readonly string[] | undefined;
  readonly connection: 'pool' | 'one';
  readonly batches: 'no' | 'per-tick' | 'loader';
  /** Whether the client keeps the answer for a while, and gives it again where the same is asked. */
  readonly isCached: boolean;
  readonly run: Run;
  readonly timeout: Timeout | undefined;
  /** Whether the answer comes in piece by piece: rows from a cursor, a body that is read as a stream. */
  readonly isStreamed: boolean;
  /** The call that made the client which sends it, where it is in sight. */
  readonly client: Site | undefined;
  /** The relation that is fetched, for a lazy one. */
  readonly relation: string | undefined;
  /** Whether many are written at once. */
  readonly isBulk: boolean;
  /** Whether it runs what the model has run for each row, if it has anything. */
  readonly runsHooks: boolean;
  /** Names of its function, by binding, of which the values that it writes are made; none where whoever is written gets the same. */
  readonly valuesFrom: readonly number[];
  /** The parsed statement's text, for raw SQL, with holes as `?`. */
  readonly sql: string | undefined;
  /** The values and filters it is given: what it depends on. */
  readonly inputs: readonly Expression[];
  /** 'certain' when the receiver's origin is known; 'likely' for a fingerprint. */
  readonly certainty: Certainty;
  /** What the table says of the call, for repairs and rules that need a detail of it. */
  readonly meaning: Meaning;
}

/** That an operation is sent, for those who ask neither for its details nor where it stands now. */
export type Sending = Pick<
  Operation,
  'site' | 'kind' | 'method' | 'meaning' | 'gives' | 'run' | 'isTargetOpen' | 'connection' | 'isCached'
>;

export type Certainty = 'certain' | 'likely' | 'possible';

export type Bound =
  | { readonly kind: 'none' }
  /** `isStandard`: the library's or the server's own, where none is given. */
  | { readonly kind: 'constant'; readonly rows: number; readonly isStandard?: true }
  /** A limit is given whose value is not known here: by an expression of the operation's file, or elsewhere; `isLast`: as the last row's place. */
  | { readonly kind: 'given'; readonly by: Expression | undefined; readonly isLast?: true | undefined }
  /** A unique key or primary key is compared. */
  | { readonly kind: 'key' }
  /** No limit is given, and the server ends each answer by its size: what is left has to be asked for. */
  | { readonly kind: 'page' }
  /** `IN` a list, so no more rows than the list has (per unique key). */
  | { readonly kind: 'list' }
  /** Options come from elsewhere, or are spread. */
  | { readonly kind: 'unknown' };

export interface Filter {
  /** False where the filter comes from elsewhere or is spread. */
  readonly isKnown: boolean;
  readonly columns: readonly FilterColumn[];
}

export interface FilterColumn {
  readonly name: string;
  readonly comparison: 'equals' | 'in' | 'range' | 'like' | 'other';
  readonly value: Expression | undefined;
}

export type Timeout =
  | { readonly kind: 'given'; readonly milliseconds: number | undefined }
  | { readonly kind: 'standard'; readonly milliseconds: number; readonly doubt?: TimeoutDoubt }
  | { readonly kind: 'none'; readonly doubt?: TimeoutDoubt }
  | { readonly kind: 'unknown' };

/**
 * Why no limit may be no mistake: it is sent through a client that was handed over, and clients of its library are made with limits
 * elsewhere; or the limit is switched off in so many words: `timeout: false`.
 */
export type TimeoutDoubt = 'limited-elsewhere' | 'switched-off';

/** A call of the workspace's own functions, or of a callback's. */
export interface CallTarget {
  readonly file: string;
  readonly function: string;
}

/** Code that a framework calls. */
export interface EntryPoint {
  readonly kind: EntryKind | 'script' | 'test' | 'module';
  readonly function: CallTarget;
  readonly site: Site;
  /** For a route: its verb and whole path with the mounts' prefixes. */
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly library: string | undefined;
  /** Positions of the function's parameters that hold what the client sent. */
  readonly sent: readonly number[];
  /** For what runs once for each object of an answer (a field's resolver): what that object is, and which parameter holds it. */
  readonly parent: { readonly position: number; readonly type: string | undefined } | undefined;
  /** Whether it asks nothing of the request, so that it may well run once, as the application is built. */
  readonly mayBeBuilt?: boolean;
  /** In milliseconds: after how long its host ends it, as its file says. */
  readonly endedAfter?: number;
  /** For a function that is exported: the call around it, which makes what is exported of it. */
  readonly madeBy?: Site;
}

/** What a call does with the functions it is given. */
export interface CallbackUse {
  readonly call: Site;
  readonly callback: CallbackMeaning;
  readonly functions: readonly CallTarget[];
  /** The arguments that are parameters of the function around: what they run, only callers can say. */
  readonly handedOn: readonly number[];
  /** From which argument on the call itself passes them what it is given; undefined where that is what they run over, or the callee makes it. */
  readonly passedFrom: number | undefined;
  readonly concurrency: 'unbounded' | 'limited' | 'sequential';
}

/** Whether it changes rows of a table. */
export function isChange({ kind }: Pick<Operation, 'kind'>): boolean {
  return kind === 'insert' || kind === 'update' || kind === 'upsert' || kind === 'delete';
}
