/** What becomes of a call's answer in the file that asks: one entry for each end that it, or a part of it, comes to. */
import type { CallExpression, Expression } from './expression.ts';
import type { LoopStep } from './module.ts';
import type { Site } from './place.ts';

export interface ResultUse {
  readonly kind: ResultEnd;
  /** The parts that were taken on the way: `[0].id` is `['0', 'id']`; '*' where it is not known which. */
  readonly path: readonly string[];
  /** Where it was put into objects on the way and comes to the end in one: the properties that lead to it, the outermost first. */
  readonly held: readonly string[];
  /** The answer, or its part, where it comes to the end. */
  readonly value: Expression;
  /** For 'called': the call of its method, which the path ends with. For 'given': the call that it is given to. */
  readonly call: CallExpression | undefined;
  /** For 'given': the position. */
  readonly argument: number | undefined;
  /** For 'compared': the comparison, and what it is compared with. */
  readonly comparison: Comparison | undefined;
  /** For 'returned': the key of the function that gives it back. */
  readonly from: string | undefined;
  /** For 'iterated': the loop over it. */
  readonly loop: LoopStep | undefined;
}

export interface Comparison {
  /** As if the answer stood on the left: `0 < count` is `>`. */
  readonly operator: string;
  readonly other: Expression;
  readonly whole: Expression;
}

export type ResultEnd =
  /** Whether it is there at all: `if (row)`, `!count`, `count ? a : b`. */
  | 'tested'
  | 'compared'
  /** One of its methods: `rows.filter(…)`. */
  | 'called'
  /** An argument of a call, alone or inside what is given. */
  | 'given'
  | 'iterated'
  /** Not looked at. */
  | 'dropped'
  /** Something of it is assigned to. */
  | 'changed'
  | 'returned'
  /** Whatever else. */
  | 'other';

/** What is asked of the rows that an operation gives. */
export interface RowsAsked {
  readonly gives: 'one' | 'many';
  /** The property of the answer that has the rows. */
  readonly under: string | undefined;
  /** Relations that come along, with how many rows each of them gives. */
  readonly relations: ReadonlyMap<string, 'one' | 'many'>;
}

/** What of the rows that an operation gives is looked at. */
export interface ColumnsRead {
  readonly names: readonly string[];
  /** Where the others are handed on: what is taken out of them and left. Undefined where only what has a name is looked at. */
  readonly omitted: readonly string[] | undefined;
  /** The relations that were asked about, by name. */
  readonly related: ReadonlyMap<string, RelatedRead>;
  /** Whether one of those who look at rows says of which type they are, and may say too much for rows with fewer columns. */
  readonly isTyped: boolean;
  /** Whether no row but the first is looked at. */
  readonly isOfFirst: boolean;
  /** Where the rows are given back: the calls whose functions look at them there. */
  readonly callers: readonly Site[];
  /** Whether the type of what is given back says which columns those may look at. */
  readonly isDeclared: boolean;
}

/** What is done with the related rows that come along with a row. */
export interface RelatedRead {
  /** The columns that are looked at; undefined where it cannot be told, or they are handed on whole. */
  readonly names: readonly string[] | undefined;
  /** What is done with all of them together: their methods, 'length', 'for' for a loop, 'at' for one by its place. */
  readonly methods: readonly string[];
  /** The calls of such methods. */
  readonly calls: readonly Site[];
}

/** What is done with a list of rows as a whole. */
export interface RowsHandled {
  /** Their methods, and 'length'. */
  readonly methods: readonly string[];
  /** The calls that cut a part off it. */
  readonly slices: readonly Site[];
  /** Whether the parts are cut off one after another, until none is left. */
  readonly isInParts: boolean;
}
