/** How tables say where code declares entities, their columns, indexes and relations. */

import type { OperationKind } from './kinds.ts';
import type { Locator } from './locator.ts';

/** How entities, their columns and their relations are declared in code. */
export type DeclarationMeaning =
  /** A class decorator, or a call that makes the table. */
  | {
      readonly what: 'table';
      /** The table's name in the database. */
      readonly name?: Locator;
      /** The name that code gives it, where that is not the class's or the variable's: `define('User', …)`. */
      readonly model?: Locator;
      /** An object with an entry a column. */
      readonly columns?: Locator;
      /** What an option of a column's object, or a call in a column's chain, says of it. */
      readonly words?: ColumnWords;
      /** A list of objects with the columns of an index each, or a function that gives one. */
      readonly indexes?: Locator;
      /** Where a limit is given that holds for every read which brings none of its own. */
      readonly bound?: Locator;
      /** Where an object is given of functions that run when a row is written, and which writes each name is of. */
      readonly hooks?: { readonly at: Locator; readonly of: Readonly<Record<string, readonly OperationKind[]>> };
      /** A key that every table of this library has without saying so. */
      readonly standardKey?: string;
    }
  /** A call that makes columns which a table takes over: `new Schema({…})`. */
  | { readonly what: 'columns'; readonly columns: Locator; readonly words?: ColumnWords }
  /** A property's decorator. */
  | {
      readonly what: 'column';
      readonly isKey?: boolean | Locator;
      readonly isUnique?: boolean | Locator;
      readonly isIndexed?: boolean | Locator;
      readonly name?: Locator;
      /** The model that it points to; a function that gives it counts too. Of a list of such it points to many. */
      readonly reference?: Locator | readonly Locator[];
      /** Where a class needs no decorator of its own to be a table: the key that each of those tables has. */
      readonly standardKey?: string;
    }
  /** A method's decorator: it runs when a row is written in one of these ways. */
  | { readonly what: 'hook'; readonly of: readonly OperationKind[] }
  /** A property's decorator, or a call on the model: `User.hasMany(Post, { as: 'posts' })`. */
  | {
      readonly what: 'relation';
      readonly gives: 'one' | 'many';
      /** The model that it leads to; a function that gives it counts too. */
      readonly target: Locator;
      /** What the relation is called, where that is not the property's name. */
      readonly name?: Locator;
      readonly isEager?: boolean | Locator;
      readonly isLazy?: boolean | Locator;
      readonly foreignKey?: Locator;
      /** Whether the foreign key stands in the other table. */
      readonly isInverse?: boolean;
    }
  /** A class or property decorator, or a call on a schema. */
  | { readonly what: 'index'; readonly columns?: Locator | readonly Locator[]; readonly isUnique?: boolean | Locator }
  /** `relations(users, ({ many }) => ({ posts: many(posts) }))`: an object of calls, one a relation, that a function gives. */
  | {
      readonly what: 'relations';
      readonly table: Locator;
      readonly given: Locator;
      readonly one: readonly string[];
      readonly many: readonly string[];
    };

/** Names of options (`{ unique: true }`) or of calls in a chain (`text().unique()`). */
export interface ColumnWords {
  readonly key?: readonly string[];
  readonly unique?: readonly string[];
  readonly index?: readonly string[];
  /** The column's name in the database; in a chain, the first call's first text. */
  readonly name?: readonly string[];
  /** The model or column that it points to. */
  readonly reference?: readonly string[];
}
