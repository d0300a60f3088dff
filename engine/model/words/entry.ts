/** How tables say which functions a framework calls: handlers given to a router, decorated methods, files in certain places. */
import type { ArgumentLocator, Locator } from './locator.ts';

export type EntryKind = 'route' | 'resolver' | 'job' | 'message' | 'schedule' | 'socket' | 'action' | 'middleware' | 'command';

/** The call (or decorator) makes functions entry points. */
export interface EntryMeaning {
  readonly kind: EntryKind;
  /** 'GET', … ; or where it is given; '*' for all. */
  readonly method?: string | ArgumentLocator;
  readonly path?: Locator;
  /** Which arguments are handlers: every function at or after this position. A decorator's handler is what it decorates. */
  readonly from?: number;
  /** An option that holds the handler, the first of several that is given: `route({ handler })`, in each where a list of such is given. */
  readonly handler?: string | readonly string[];
  /** Where an object stands whose functions, at any depth, are all handlers: a map of resolvers. */
  readonly handlers?: Locator | readonly Locator[];
  /** Whether they go by their methods there: `{ GET: … }`. */
  readonly isByMethod?: true;
  /** For a class's decorator or base class, or a call that is given a class: the methods that are handlers. */
  readonly methods?: readonly string[];
  /** The library types of the handler's parameters. */
  readonly parameters?: readonly (string | null)[];
  /** The library type of `this` in a handler that is no arrow function. */
  readonly self?: string;
  /** Positions of the handler's parameters that hold what the client sent, where no type of theirs says so. */
  readonly sent?: readonly number[];
  /** Which parameter of a handler gets what was kept under a name: a resolver's context. */
  readonly recalls?: { readonly parameter: number; readonly name: string };
  /** Called once for each object that is answered with, which the function is given: a field's resolver. */
  readonly isPerParent?: boolean;
  /** At which parameter a handler is given that object, where it is not the first. */
  readonly parentAt?: number;
  /** The decorated class's methods get this as prefix of their path (a controller). */
  readonly isPrefix?: boolean;
}

/** `app.use('/orders', router)`: the routes of the router stand below the path. */
export interface MountMeaning {
  readonly path?: Locator;
  readonly from: number;
  /** Where plugins are objects: the function of theirs that sets routes up, and what may hold the plugin in turn. */
  readonly setUp?: { readonly name: string; readonly heldBy: string };
  /** Where the path stands beside what holds the plugin. */
  readonly pathIn?: string;
}

/**
 * Maps of functions that a framework calls, told by the type that they are written as being of, wherever the framework gets them from: a
 * tool has generated the type into the workspace.
 */
export interface TypeConvention {
  /** The type's name. What the star of `*Resolvers` stands for leads to what it is of, as a name in the whole map does. */
  readonly type: string;
  /** The types that the generated file declares besides. */
  readonly beside: readonly string[];
  readonly entry: EntryMeaning;
}

/** Objects of which a framework calls a function, told by what stands in them. */
export interface ShapeConvention {
  /** The entries that it has besides. */
  readonly with: readonly string[];
  /** The entry that is called. */
  readonly handler: string;
  readonly kind: EntryKind;
  /** As of an entry. */
  readonly sent?: readonly number[];
}

/** Functions that a framework finds by where their file stands. */
export interface FileConvention {
  /** Globs relative to the package's folder, the package being one that depends on the library. */
  readonly files: readonly string[];
  /** Exported names that are entry points; '*' for all. */
  readonly exports: readonly string[];
  readonly kind: EntryKind;
  /** Where what is exported is an object: the kinds of its functions by their names. Those of other names are not called. */
  readonly members?: Readonly<Record<string, EntryKind>>;
  /** How the file's path becomes the route's; 'flat': dots part it as slashes do, `orders.$id.ts`; 'verb': it ends with one, `orders.get.ts`. */
  readonly path?: 'folder' | 'file' | 'flat' | 'verb';
  /** The folders that routes' paths begin in, where they are others than `app` and `pages`. */
  readonly roots?: readonly string[];
  /** Where the export's name is not the verb itself. */
  readonly method?: string;
  /** As of an entry. */
  readonly sent?: readonly number[];
  /** Whether it runs at the host's edge, unless the file says otherwise. */
  readonly isAtTheEdge?: boolean;
  /** Only in files with this directive ('use server'). */
  readonly directive?: string;
  /** Exports of a file that is run when the application is built, for nobody's request: with one of these values, or any where none is named. */
  readonly builtWith?: Readonly<Record<string, readonly string[]>>;
  /** Modules that give what a request brings: a file of one path that imports none of them may well be run once, as the application is built. */
  readonly builtWithout?: readonly string[];
  /** Exports of the file, or members of them, that say after how many seconds the host ends the function. */
  readonly endedAfter?: readonly string[];
}
