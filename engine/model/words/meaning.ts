/**
 * What a name, a member or a call of a library means. Every word narrows; what a table does not say is not known of the call.
 */

import type { DeclarationMeaning } from './declaration.ts';
import type { EntryMeaning, MountMeaning } from './entry.ts';
import type { Gives, OperationKind } from './kinds.ts';
import type { ArgumentLocator, EntityLocator, Locator } from './locator.ts';

/** What a name or member of a library is, or what calling it means. Every property narrows; an empty meaning says "known, and free". */
export interface Meaning {
  // --- as a value
  /** The type of the value; for a class, of its instances (made by `new` or named in an annotation). */
  readonly is?: string;
  /** For a class: the type of the class itself (its static members). */
  readonly statics?: string;
  readonly entity?: EntityLocator;

  /** The first version that no longer has it, where the table was read for older ones too. */
  readonly until?: string;

  // --- as a call
  /** The type of what comes back; 'self' is the receiver, further built; 'row' and 'rows' are those of the entity. */
  readonly returns?: string;
  /** Where the class is given of which an instance comes back, or the value itself that does: `getCustomRepository(Users)`. */
  readonly instanceOf?: Locator;
  /** What comes back stands for what is given there, or for all of them: a procedure for its function, a router for its procedures. */
  readonly standsFor?: Locator | readonly Locator[];
  /** Whether it is a function that comes back, and what stands for it what that gives. */
  readonly isMaker?: true;
  /** The member of what comes back that, called, gives what it stands for: `router.createCaller(context)`. */
  readonly maker?: string;
  /** Whether what comes back is in a promise. Reads and writes are, unless the library `isSynchronous`. */
  readonly isPromise?: boolean;
  readonly isSynchronous?: boolean;
  readonly does?: OperationKind;
  readonly gives?: Gives;
  /** Rows come one by one, as they are asked for: a cursor, a stream. */
  readonly isStreamed?: boolean;
  /** One row stands for many of the table's, always or where this is given: `GROUP BY`. */
  readonly isGrouped?: boolean | Locator;
  /** The option by which the client keeps the answer for a while. */
  readonly cached?: string;
  /** Rows come back under this property of the result: `rows`, `data`. */
  readonly rows?: string;
  /** Which argument the options object is; 0 unless told. */
  readonly options?: number;
  /** Where a limit on the number of rows is given. */
  readonly bound?: Locator | readonly Locator[];
  /** Where it is said how many rows to pass over. */
  readonly offset?: Locator | readonly Locator[];
  /** The library's own limit, in rows, where none is given; 'page' where the server ends each answer by its size and says where to go on. */
  readonly standardBound?: number | 'page';
  /** More rows than these it refuses to give at once. */
  readonly mostRows?: number;
  /** Where fewer columns than all are asked for. */
  readonly columns?: Locator | readonly Locator[];
  /** How the first of these says them: `{ id: true }` or `['id']`. */
  readonly columnsForm?: 'flags' | 'names';
  readonly filter?: Locator | readonly Locator[];
  /** Where the primary key's value itself is given: `findByPk(id)`. */
  readonly key?: Locator;
  /** How the call compares, where it is a condition or adds one: `In(ids)`, `eq(users.id, id)`, `whereIn('id', ids)`. */
  readonly compares?: Comparison;
  readonly order?: Locator | readonly Locator[];
  /** Where related rows are asked to come along. */
  readonly include?: Locator | readonly Locator[];
  /** Where related rows are asked for by conditions of their own, which leave out the rows that have none. */
  readonly narrowedBy?: Locator;
  /** How the first of these says them: `{ customer: true }` or `['customer']`. */
  readonly includeForm?: 'flags' | 'names';
  /** Where the values to be written are; an array there is a bulk write. */
  readonly values?: Locator;
  /** Where the SQL text is (a tagged template's is argument 0). */
  readonly sql?: Locator | readonly Locator[];
  readonly dialect?: 'postgresql' | 'mysql' | 'sqlite' | 'any';
  /** Keys under which a row's values hold rows of other tables, which the call for many does not take. */
  readonly nests?: readonly string[];
  /** For what sends a built query: the member that limits it, where the first that can does not do. */
  readonly limitStep?: string;
  /** The member to call for many at once: createMany beside create. */
  readonly bulk?: string;
  /** Whether that writes the same values to all of them. */
  readonly bulkWritesAlike?: true;
  /** What it has to be told, so that it checks each row as the call for one does. */
  readonly bulkOptions?: string;
  /** Runs the hooks that the model has for writes of a single row, unless this option is false. */
  readonly hooks?: ArgumentLocator;
  /** Whether it calls none of the hooks that the call for one does. */
  readonly bulkSkipsHooks?: true;
  /** Whether that fails when it is given none. */
  readonly bulkNeedsRows?: true;
  /** The client's member that gathers several such commands into one round trip. */
  readonly pipeline?: string;
  /** For a count: the member that is given the same and says whether there is any. */
  readonly exists?: ExistsMeaning;
  /** How a rewrite asks for several keys: `{ in: ids }`, `In(ids)`, `whereIn`. */
  readonly inForm?: string;
  /** The module that the form is imported from. */
  readonly inModule?: string;

  // --- as a step of a query builder
  readonly adds?: BuilderPart | readonly BuilderPart[];
  /** The call sends the query that the receiver has built. */
  readonly settles?: boolean;
  /** The call sends the query or command that it is given there: `client.send(new GetCommand(…))`. */
  readonly sends?: Locator;

  // --- callbacks
  readonly callback?: CallbackMeaning;

  // --- how it runs
  readonly connection?: 'one';
  /** Several of these within one tick (or through a loader) become one round trip. */
  readonly batches?: 'per-tick' | 'loader';
  /** The call takes made-but-not-run operations and sends them together. */
  readonly collects?: Locator;
  /** It fails where no row is found: what comes after may count on one. */
  readonly failsWhenMissing?: boolean;
  /** A relation that is fetched when it is called or awaited, per row. */
  readonly isLazyRelation?: boolean;

  // --- requests and clients
  /** Where a cache is given a store elsewhere: without one it keeps what it has in the process. */
  readonly keepsIn?: Locator | readonly Locator[];
  /** Whether it answers from the process itself, without a round trip, where its client `keepsIn` no store elsewhere. */
  readonly mayBeInProcess?: true;
  /** Where a client is handed connections that were made elsewhere: then it makes none of its own. */
  readonly borrows?: Locator;
  readonly url?: Locator;
  readonly timeout?: TimeoutMeaning;
  /** The promise form of a blocking call. */
  readonly promiseForm?: { readonly module: string; readonly name: string; readonly promisify?: boolean };
  /** Where the path of the file or the folder is given that it reads. */
  readonly reads?: ArgumentLocator;
  /** Why it blocks, in a few words: 'reads a file', 'hashes a password'. */
  readonly work?: string;
  /** It blocks for no longer than it takes to hand the work to another thread. */
  readonly isBrief?: boolean | { readonly unless: ArgumentLocator };

  // --- servers, queues, schedules
  readonly entry?: EntryMeaning;
  /** Whether the job, or the queue, of the entity's name is filled by the clock from here on, or where that is said; where `false`, by others. */
  readonly repeats?: boolean | Locator;
  readonly mount?: MountMeaning;
  /** Where an event is given, by its name or as an instance of its class: whoever listens for it in the workspace is run, with what is given. */
  readonly announces?: Locator;
  /** Routes made on the value that comes back (or that this is called on) stand below it: `new Router({ prefix })`. */
  readonly prefix?: Locator;
  /** A parameter decorator, or a call, that hands out what the client sent. */
  readonly isRequest?: boolean;

  // --- what is kept on a framework's objects
  /** The call keeps a value for later: `decorate('db', db)`. */
  readonly keeps?: KeepMeaning;
  /** Where a plugin is given, which keeps there what it `brings`: `register(postgres)`. */
  readonly registers?: ArgumentLocator;
  /** What a plugin keeps on the objects of the framework that it is registered with: a value of this type, under this name. */
  readonly brings?: { readonly name: string; readonly is: string };
  /** The call gives back what was kept under the name that is given there: `context.get('db')`. */
  readonly recalls?: ArgumentLocator;

  // --- declarations of tables
  readonly declares?: DeclarationMeaning;
}

/** Under which name a call keeps which value: one that it is given, or one of its type argument's (what the function makes, for `typeof make`). */
export interface KeepMeaning {
  readonly name?: string | { readonly at: ArgumentLocator };
  readonly value?: Locator;
  readonly typeArgument?: number;
  /** The member of the type argument that says it: `new Builder<{ Context: Context }>()`. */
  readonly typeMember?: string;
  /** Where the value is a function, it is what that makes which is kept. */
  readonly isMade?: true;
  /** Where an object is given, or a function that makes one, each of whose values is kept under its own name. */
  readonly all?: ArgumentLocator | readonly ArgumentLocator[];
}

export interface ExistsMeaning {
  readonly call: string;
  /** A boolean; or the first row, or null where there is none. */
  readonly gives: 'boolean' | 'row';
  /** The option by which no more than the key is asked for, as `{ key: true }`. */
  readonly select?: string;
}

/** What one step adds to the query being built, and where in the step's call it is given. */
export interface BuilderPart {
  readonly part:
    | 'bound'
    | 'offset'
    | 'columns'
    | 'filter'
    | 'order'
    | 'include'
    | 'target'
    /** A query of the statement's own, by its name: what is read from there is read from no table. */
    | 'named'
    | 'join'
    | 'group'
    | 'values'
    | 'verb'
    | 'one'
    /** One row comes back, though the database sends all that match. */
    | 'first'
    | 'count'
    /** The client keeps the answer for a while. */
    | 'cache'
    | 'timeout';
  /** All arguments unless told; of a bound or an offset the first. */
  readonly at?: Locator;
  /** With part 'bound': it is the last row's place that is given, not how many there may be. */
  readonly isLast?: true;
  /** With part 'columns': all of them, whatever is given. */
  readonly isAll?: boolean;
  /** With part 'verb': what the query now does. */
  readonly does?: OperationKind;
}

/** `all` and `any` join conditions, `not` turns one round. */
export type Comparison = 'equals' | 'in' | 'range' | 'like' | 'other' | 'all' | 'any' | 'not';

export interface CallbackMeaning {
  /** Which argument is the function; several where any may be. */
  readonly argument: number | readonly number[];
  /** The option of that argument that holds the function: `objectType('Order', { fields: (t) => … })`. */
  readonly option?: string;
  /** The library type of each of its parameters; null where it has none; 'item' for the item run over. */
  readonly parameters?: readonly (string | null)[];
  /**
   * `once` during the call; `each` once an item of `over`; `later` some other time (a listener); `batch` once for many keys
   * (a loader's batch function); `retry` again until it succeeds; `never` where it is only described.
   */
  readonly runs: 'once' | 'each' | 'later' | 'batch' | 'retry';
  readonly over?: Locator;
  /** Whether the items run at once rather than one after another. */
  readonly isConcurrent?: boolean;
  /** Where the number of items that run at once is given; a limiter made earlier is `receiver`. */
  readonly concurrency?: Locator | 'receiver';
  readonly connection?: 'one';
  /** Whether the call's own value is what the callback gives back (or a list of it, when it runs each). */
  readonly givesBack?: boolean;
}

export interface TimeoutMeaning {
  /** Options that set it, in the call. */
  readonly options?: readonly Locator[];
  /** Options that set it where the client was made. */
  readonly clientOptions?: readonly Locator[];
  /** Options that carry an AbortSignal. */
  readonly signals?: readonly Locator[];
  /** Options that take a client with timeouts of its own. */
  readonly clients?: readonly Locator[];
  /** Options, of the call and of the client, that take an agent, which may end what waits too long. */
  readonly agents?: readonly string[];
  /** Milliseconds the library waits when nothing is said; null: for ever. */
  readonly standard: number | null;
  /** Milliseconds that what it sends through waits all the same where its own limit is turned off. */
  readonly beneath?: number;
  /** What a repair writes: an option with milliseconds, with seconds, or a signal. */
  readonly repair?: 'milliseconds' | 'seconds' | 'signal';
}
