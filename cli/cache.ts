/** What is kept between two runs: lowered modules, and the answers to texts that were asked about before. */
import { createHash } from 'node:crypto';
import { type AnswerCache, createAnswerCache } from '../server/cache/answer-cache.ts';
import { createModuleCache, type SavedModuleCache } from '../server/cache/module-cache.ts';
import type { Io } from './io.ts';
import { absolute, isBelow } from './scope.ts';

export interface Cache {
  readonly modules: SavedModuleCache;
  readonly answers: AnswerCache;
}

/** `--cache <folder>` and `--no-cache` as they were written. */
export type CacheWish = string | boolean | undefined;

/** Undefined where nothing is to be kept: nobody named a folder, and there is no `node_modules`, where tools may keep things. */
export async function cacheFor(wish: CacheWish, root: string, { files, folder, storage, version }: Io): Promise<Cache | undefined> {
  const kept = typeof wish === 'string' ? absolute(wish, folder) : wish === false ? undefined : await usualFolder();
  if (kept === undefined) return undefined;
  const place = storage(kept);
  return { modules: createModuleCache(place, version), answers: createAnswerCache(place, version) };

  async function usualFolder(): Promise<string | undefined> {
    for (const start of isBelow(root, folder) ? [root, folder] : [root])
      if ((await files.kind(`${start}/node_modules`)) === 'folder') return `${start}/node_modules/.cache/latency-lens`;
    return undefined;
  }
}

/** Names everything that answers are made from: what is asked, and every text. */
export function keyOf(wishes: readonly unknown[], texts: ReadonlyMap<string, string>): string {
  const hash = createHash('sha1').update(JSON.stringify(wishes));
  for (const [path, text] of texts) hash.update(`\0${path}\0${text.length}\0`).update(text);
  return hash.digest('base64url');
}
