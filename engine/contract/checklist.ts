/**
 * What a checklist item is, and what shows that it is done. A detector is data that the engine interprets: it never goes by a name
 * alone, but asks that a package be used, that a file's value say so, that an operation be of the right kind.
 */
import type { EntryKind, Gives, OperationKind } from './library.ts';

export interface ChecklistItem {
  readonly id: string;
  /** The title of its section. */
  readonly section: string;
  readonly text: string;
  /** It does not apply to a workspace that has none of these. Nothing: it applies everywhere. */
  readonly needs?: readonly Trait[];
  readonly evidence: readonly Detector[];
}

/** What a workspace has, told by the libraries that it uses. */
export type Trait = 'server' | 'database' | 'requests' | 'queue' | 'cache';

export type Detector =
  | UseDetector
  | MethodDetector
  | HeaderDetector
  | OperationDetector
  | EntryDetector
  | TextDetector
  | ValueDetector
  | SchemaDetector;

interface Described {
  /** What it shows, in a few words: 'compression middleware'. */
  readonly says: string;
}

/** An import of the package whose name is then called, made with `new`, handed on, or decorates. An import for its effects is a use. */
export interface UseDetector extends Described {
  readonly use: string | readonly string[];
  /** Only these exports, called: 'Pool', 'default'. */
  readonly exports?: readonly string[];
  /** Only with one of these options in an object that the call is given; dots descend. */
  readonly options?: readonly string[];
  /** What that option's value must say as it is written. */
  readonly value?: RegExp;
  /** Only where the text of one of the call's arguments says so. */
  readonly argument?: RegExp;
  /** Whether it counts in tests, scripts and benchmarks too. */
  readonly isForAllFiles?: boolean;
}

/** A method called on a value that comes from one of the packages. */
export interface MethodDetector extends Described {
  readonly method: string | readonly string[];
  readonly of: string | readonly string[];
  readonly options?: readonly string[];
  readonly value?: RegExp;
  readonly argument?: RegExp;
}

/** A response header that is set to such a value. */
export interface HeaderDetector extends Described {
  readonly header: string;
  readonly value?: RegExp;
}

/** A recognised operation. */
export interface OperationDetector extends Described {
  readonly operation: OperationKind | readonly OperationKind[];
  readonly gives?: Gives;
  readonly isBulk?: boolean;
  readonly batches?: 'loader';
  /** Whether a library's own limit or the program's bounds it. */
  readonly isBounded?: boolean;
  readonly hasColumns?: boolean;
}

/** A function that a framework calls: a route at such a path, a queue's worker. */
export interface EntryDetector extends Described {
  readonly entry: EntryKind;
  readonly path?: RegExp;
}

/** A line of a file that is no source code, comments left out. */
export interface TextDetector extends Described {
  /** Globs over the path from the workspace's root. */
  readonly files: string | readonly string[];
  readonly text: RegExp;
}

/** A value in a YAML or JSON file. */
export interface ValueDetector extends Described {
  readonly files: string | readonly string[];
  /** Keys with dots; `*` is any key or entry of a list. */
  readonly at: string;
  /** A number of at least this, or a text that matches. */
  readonly is: number | RegExp;
}

/** What the declared tables show: an index that serves a filter of the workspace's own queries. */
export interface SchemaDetector extends Described {
  readonly schema: 'index-serves-a-filter';
}
