/** What the memo offers: inputs, which are set from outside, and queries, which are computed from inputs and other queries. */
import type { KeyPart } from './cell.ts';

export interface Input<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): void;
}

export interface Query<Value, Key extends readonly KeyPart[] = [key: string]> {
  get(...key: Key): Value;
}

export interface QueryOptions<Value, Key extends readonly KeyPart[]> {
  /** The value assumed inside a cycle at first, and the answer where the computation fails. */
  readonly bottom: (...key: Key) => Value;
  /** Whether a newly computed value counts as unchanged; deep equality unless told. */
  readonly isEqual?: (before: Value, after: Value) => boolean;
  /**
   * Brings the value up to date after every change before anything else is answered, so that what reads it is stale only where it
   * came out different. For what gathers from all files: everything stands on it, and it hardly ever changes.
   */
  readonly isEager?: boolean;
  /** Whether it is of one file, by its path, and a query about all files asks it of each: it can be asked ahead, a file at a time. */
  readonly isOfEachFile?: boolean;
  /** Of an eager value: the first key parts of those readers that its changes since the last call concern. */
  readonly changedKeys?: (value: Value) => ReadonlySet<KeyPart>;
}

/** The same of a query whose value and key are not known. */
export interface AnyOptions {
  readonly bottom: (...key: never[]) => unknown;
  readonly isEqual?: (before: never, after: never) => boolean;
  readonly isEager?: boolean;
  readonly isOfEachFile?: boolean;
  readonly changedKeys?: (value: never) => ReadonlySet<KeyPart>;
}

/** Called when a computation throws; the query then answers its bottom and everything else goes on. */
export type FailureListener = (query: string, key: string, error: unknown) => void;
