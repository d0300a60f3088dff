/** Finds things by the sites they stand at, without a key that has to be put together for every question. */
import type { Site } from './place.ts';

/** By function; a function holds few. */
export class SiteTable<Item> {
  private readonly byFunction = new Map<string, [site: Site, item: Item][]>();

  /** All sites are of one file; of two items at one site the later counts. */
  constructor(items: Iterable<Item>, siteOf: (item: Item) => Site) {
    for (const item of items) {
      const site = siteOf(item);
      const known = this.byFunction.get(site.function);
      if (known) known.unshift([site, item]);
      else this.byFunction.set(site.function, [[site, item]]);
    }
  }

  at({ function: key, part, index }: Site): Item | undefined {
    const all = this.byFunction.get(key);
    if (!all) return undefined;
    for (let place = 0; place < all.length; place += 1) {
      const [site, item] = all[place] as [site: Site, item: Item];
      if (site.index === index && site.part === part) return item;
    }
    return undefined;
  }
}
