/** What files contribute under names, gathered over all files and found by name. An edit concerns only those who asked for a name whose contributions changed. */
import type { KeyPart } from './cell.ts';
import { isEqualData } from './equal.ts';
import type { Memo } from './memo.ts';

export interface NameIndex<Item> {
  /** What the files contribute under a name, in the order of the files. */
  get(name: string): readonly Item[];
}

export type Contributions<Item> = ReadonlyMap<string, readonly Item[]>;

/** @param contributionsOf may read inputs and queries, as any query */
export function createNameIndex<Item>(
  memo: Memo,
  name: string,
  files: () => readonly string[],
  contributionsOf: (file: string) => Contributions<Item>,
): NameIndex<Item> {
  const ofFile = memo.query<Contributions<Item>>(`${name} of a file`, contributionsOf, { bottom: () => new Map(), isOfEachFile: true });
  const gathered = new Gathered<Item>();
  const version = memo.query<number>(`${name} of all files`, () => gathered.update(files(), ofFile.get), {
    bottom: () => 0,
    isEager: true,
    changedKeys: () => gathered.takeChangedNames(),
  });
  const named = (key: string) => {
    version.get('');
    return gathered.named(key);
  };
  return memo.query<readonly Item[]>(name, named, { bottom: () => [] });
}

/** A file that contributes nothing but itself. */
export function fileUnder(file: string, names: Iterable<string>): Contributions<string> {
  const itself = [file];
  return new Map([...names].map((name) => [name, itself]));
}

/** Items by their names, in their order. */
export function grouped<Item>(named: Iterable<readonly [name: string, item: Item]>): Contributions<Item> {
  const groups = new Map<string, Item[]>();
  for (const [name, item] of named) {
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}

const NOTHING: Contributions<never> = new Map();

/** Brought in step with the files' contributions, wherever it stood before. */
class Gathered<Item> {
  private files: readonly string[] = [];
  private readonly known = new Map<string, Contributions<Item>>();
  /** By name, then by file. */
  private readonly byName = new Map<string, Map<string, readonly Item[]>>();
  private changedNames = new Set<KeyPart>();
  private version = 0;
  private hasAnswered = false;

  /** @returns how often anything has changed */
  update(files: readonly string[], contributionsOf: (file: string) => Contributions<Item>): number {
    if (files !== this.files) {
      const present = new Set(files);
      for (const file of this.known.keys()) if (!present.has(file)) this.change(file, NOTHING);
      this.files = files;
    }
    for (const file of files) this.change(file, contributionsOf(file));
    // Nobody has read what was there before.
    if (!this.hasAnswered) this.changedNames.clear();
    return this.version;
  }

  named(name: string): readonly Item[] {
    this.hasAnswered = true;
    const byFile = this.byName.get(name);
    if (!byFile) return [];
    if (byFile.size === 1) return [...byFile.values()].flat();
    return [...byFile].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, items]) => items);
  }

  takeChangedNames(): ReadonlySet<KeyPart> {
    const names = this.changedNames;
    this.changedNames = new Set();
    return names;
  }

  private change(file: string, contributions: Contributions<Item>): void {
    const before = this.known.get(file);
    if (before === contributions) return;
    const change = (changed: string) => {
      this.version += 1;
      this.changedNames.add(changed);
    };
    for (const name of before?.keys() ?? []) {
      if (contributions.has(name)) continue;
      this.byName.get(name)?.delete(file);
      change(name);
    }
    for (const [name, items] of contributions) {
      if (isEqualData(before?.get(name), items)) continue;
      const byFile = this.byName.get(name) ?? new Map<string, readonly Item[]>();
      this.byName.set(name, byFile.set(file, items));
      change(name);
    }
    if (contributions === NOTHING) this.known.delete(file);
    else this.known.set(file, contributions);
  }
}
