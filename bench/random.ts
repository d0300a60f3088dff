/** Random numbers that are the same for the same seed, so that two runs measure the same workspace. */
export interface Random {
  /** A whole number from 0 up to, not including, the bound. */
  below(bound: number): number;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  /** True so often, from 0 to 1. */
  happens(share: number): boolean;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  /** Different ones, in an order of their own; all of them where there are no more than wanted. */
  some<Item>(items: readonly Item[], count: number): readonly Item[];
}

/** Mulberry32: small, and even enough to choose what a generated file looks like. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    happens: (share) => next() < share,
    pick: (items) => items[below(items.length)] ?? items[0],
    some: (items, count) => {
      const left = [...items];
      const chosen: (typeof items)[number][] = [];
      while (left.length && chosen.length < count) chosen.push(...left.splice(below(left.length), 1));
      return chosen;
    },
  };
}
