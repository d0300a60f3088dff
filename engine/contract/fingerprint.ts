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
