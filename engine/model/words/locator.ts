/** Where in a call something is given. A string is an option of that name in the call's options object; dots descend. */
export type Locator = string | ArgumentLocator;

export interface ArgumentLocator {
  /** Zero-based; negative counts from the end. */
  readonly argument: number;
  /** A property of that argument; dots descend. */
  readonly option?: string;
}

/**
 * How the table, model or entity is known: by the name of the member itself (`prisma.user`), by the receiver (it has one
 * already), by an argument (its text, or the entity that the argument is), or by a type argument.
 */
export type EntityLocator = 'name' | 'receiver' | ArgumentLocator | { readonly typeArgument: number };
