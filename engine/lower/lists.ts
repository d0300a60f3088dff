/**
 * Lists that are kept: without the spare room that a growing array leaves, and one for all that are empty. `[...list, more]` grows,
 * and keeps room for sixteen more; `list.concat(more)` does not.
 */

export const none: readonly never[] = Object.freeze([]);

/** The items without spare room. */
export function packed<Item>(items: readonly Item[]): readonly Item[] {
  return items.length === 0 ? none : items.slice();
}
