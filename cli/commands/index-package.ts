/** `latency-lens index`: what is known of one package by itself, for `check --facts` to put together with others. */
import { discover } from '../../engine/discover/discover.ts';
import { readFound } from '../../engine/discover/read.ts';
import { packedFacts } from '../../engine/pack/facts.ts';
import { sealed } from '../../server/cache/sealed.ts';
import { type CacheWish, cacheFor } from '../cache.ts';
import { EXIT, type Io, UsageError } from '../io.ts';
import { relativePath } from '../positions.ts';
import { progressOn } from '../progress.ts';
import { counted } from '../report.ts';
import { absolute, isBelow } from '../scope.ts';

export interface IndexOptions {
  readonly out: string;
  readonly cache?: CacheWish;
  readonly quiet?: boolean;
}

/** @throws UsageError where there is no such folder, or the file cannot be written */
export async function index(name: string, { out, cache: wish, quiet }: IndexOptions, io: Io): Promise<number> {
  const { files, folder, err, storage, version } = io;
  const root = absolute(name, folder);
  if ((await files.kind(root)) !== 'folder') throw new UsageError(`There is no folder '${name}'. Name the package's folder.`);
  const { lower } = await import('../../engine/lower/lower.ts');
  const cache = await cacheFor(wish, root, io);
  const progress = progressOn(err, !quiet, io.now);
  const found = (await discover([root], files)).filter(({ path }) => isBelow(path, root));
  const known = [];
  for (const [number, one] of found.entries()) {
    progress.show('Indexing', number, found.length);
    const read = await readFound(one, files);
    if (!read || !('text' in read)) continue;
    known.push({
      path: relativePath(root, one.path),
      text: read.text,
      module: one.relevance === 'source' ? moduleOf(one.path, read.text) : undefined,
    });
  }
  progress.end();
  cache?.modules.save();

  const target = absolute(out, folder);
  const slash = target.lastIndexOf('/');
  const place = storage(target.slice(0, slash) || '/');
  const bytes = sealed(version, packedFacts(relativePath(target.slice(0, slash), `${root}/.`).replace(/\/?\.$/, ''), known));
  place.write(target.slice(slash + 1), bytes);
  if (place.read(target.slice(slash + 1))?.length !== bytes.length)
    throw new UsageError(`The facts cannot be written to '${out}'. Name a file in a folder that may be written to.`);
  if (!quiet) err.write(`Wrote what is known of ${counted(known.length, 'file')} to ${out}.\n`);
  return EXIT.clean;

  function moduleOf(path: string, text: string) {
    const before = cache?.modules.get(path, text);
    const module = before ?? lower(path, text);
    if (module.syntaxErrors.length) return undefined;
    if (!before) cache?.modules.keep(text, module);
    return module;
  }
}
