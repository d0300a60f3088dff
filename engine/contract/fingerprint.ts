/** How tables say by which shape a call is known where its receiver is not. */

/**
 * `<anything>.<model of the schema>.<member>(…)`: the members, and the type under which they are looked up. With `isOfRelation`,
 * `<anything>.<member>(…)` where what the member's wildcard stands for is a relation of the schema: `order.getCustomer()`.
 */
export interface Fingerprint {
  readonly type: string;
  readonly members: readonly string[];
  readonly isOfRelation?: boolean;
}

/** Tags of which nothing is known, under a name that the library's have: what is awaited of them is sent, where it reads as a statement. */
export interface TagFingerprint {
  /** The type whose tag they are taken for. */
  readonly type: string;
  readonly names: readonly string[];
}
