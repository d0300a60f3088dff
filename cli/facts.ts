/** Reads what `latency-lens index` wrote. */
import type { Files } from '../engine/contract/files.ts';
import { relevanceOf } from '../engine/discover/relevance.ts';
import { type FactsFile, unpackedFacts } from '../engine/pack/facts.ts';
import { unsealed } from '../server/cache/sealed.ts';
import { type Io, UsageError } from './io.ts';
import { absolute } from './scope.ts';

export interface GivenFacts {
  /** Files of the packages by where they stand. */
  readonly files: ReadonlyMap<string, FactsFile>;
  /** Files of those packages that are not there themselves: what is known of them stands in for them. */
  readonly absent: ReadonlyMap<string, FactsFile>;
}

/** @throws UsageError for a file that another version wrote, or that holds no facts */
export async function factsIn(names: readonly string[], io: Io): Promise<GivenFacts> {
  const files = new Map<string, FactsFile>();
  const absent = new Map<string, FactsFile>();
  for (const name of names) {
    const path = absolute(name, io.folder);
    const { folder, files: known } = read(name, path, io);
    const root = absolute(folder, path.slice(0, path.lastIndexOf('/')) || '/');
    const own = known.map((file) => [`${root}/${file.path}`, file] as const);
    const isThere = await isAnyThere(own, io.files);
    for (const [at, file] of own) {
      files.set(at, file);
      if (!isThere) absent.set(at, file);
    }
  }
  return { files, absent };
}

function read(name: string, path: string, { storage, version }: Io) {
  const slash = path.lastIndexOf('/');
  const bytes = storage(path.slice(0, slash) || '/').read(path.slice(slash + 1));
  if (!bytes) throw new UsageError(`There are no facts '${name}'. Write them with latency-lens index <package> --out ${name}.`);
  try {
    const content = unsealed(version, bytes);
    if (content) return unpackedFacts(content);
  } catch {
    // Said below.
  }
  throw new UsageError(`'${name}' was not written by this version of latency-lens. Index the package again.`);
}

/** Whether the package stands there itself: then what stands there counts, and what is known of it only makes reading it faster. */
async function isAnyThere(own: readonly (readonly [string, FactsFile])[], files: Files): Promise<boolean> {
  for (const [path] of own) if ((await files.kind(path)) === 'file') return true;
  return false;
}

/**
 * `--facts a.bin b.bin src` names facts and then a folder.
 *
 * @returns the words that are facts, and the paths with those that are not
 */
export async function withFactsApart(
  paths: readonly string[],
  words: readonly string[],
  { files, folder }: Io,
): Promise<{ readonly paths: readonly string[]; readonly facts: readonly string[] }> {
  const facts: string[] = [];
  const others: string[] = [];
  for (const [index, word] of words.entries()) {
    const isPath = index > 0 && (relevanceOf(word) === 'source' || (await files.kind(absolute(word, folder))) === 'folder');
    (isPath ? others : facts).push(word);
  }
  return { paths: [...others, ...paths], facts };
}
