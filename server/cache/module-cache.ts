/**
 * Lowered modules by what was lowered, in one file that is read in one go: thousands of small files would take longer to open than to
 * lower. A text that stands at another path, or was there an hour ago, is found all the same.
 */
import { createHash } from 'node:crypto';
import type { Storage } from '../../engine/contract/files.ts';
import type { ModuleCache } from '../../engine/contract/module-cache.ts';
import type { Module } from '../../engine/model/module.ts';
import { type Entry, headOf, unpackedEntries } from '../../engine/pack/entries.ts';
import { unpackedModule } from '../../engine/pack/read-module.ts';
import { packedModule } from '../../engine/pack/write-module.ts';
import { sealing, unsealed } from './sealed.ts';

export interface SavedModuleCache extends ModuleCache {
  /** Writes what came anew, if anything did. */
  save(): void;
  /** The same, a little at a time: between two steps others may run. */
  saving(): Iterable<void>;
}

export interface ModuleCacheLimits {
  /** Modules that this run had no use for are kept up to this many bytes in all, those used last first. */
  readonly mostIdleBytes: number;
}

export const LIMITS: ModuleCacheLimits = { mostIdleBytes: 32 * 1024 * 1024 };

const NAME = 'modules.bin';

/** @param version of the engine that lowers */
export function createModuleCache(storage: Storage, version: string, { mostIdleBytes } = LIMITS): SavedModuleCache {
  let known: Map<string, Uint8Array> | undefined;
  const used = new Map<string, Uint8Array>();
  let hasNews = false;

  const read = (): Map<string, Uint8Array> => {
    const bytes = storage.read(NAME);
    const content = bytes && unsealed(version, bytes);
    return new Map(content ? unpackedEntries(content) : []);
  };

  return {
    get(path, text) {
      known ??= read();
      const key = keyOf(path, text);
      const bytes = used.get(key) ?? known.get(key);
      if (!bytes) return undefined;
      used.set(key, bytes);
      return moduleIn(path, bytes);
    },
    keep(text, module) {
      used.set(keyOf(module.path, text), packedModule(module));
      hasNews = true;
    },
    save() {
      for (const _ of saving());
    },
    saving,
  };

  function* saving(): Iterable<void> {
    if (!hasNews) return;
    hasNews = false;
    const entries = entriesToKeep();
    const writing = storage.writing(NAME);
    const seal = sealing(version);
    for (const piece of pieces(entries)) {
      writing.add(piece);
      seal.add(piece);
      yield;
    }
    writing.add(seal.finish());
    writing.finish();
  }

  function entriesToKeep(): readonly Entry[] {
    known ??= read();
    const entries: Entry[] = [...used];
    let room = mostIdleBytes;
    for (const [key, bytes] of known) {
      if (used.has(key)) continue;
      room -= bytes.length;
      if (room < 0) break;
      entries.push([key, bytes]);
    }
    return entries;
  }
}

function* pieces(entries: readonly Entry[]): Iterable<Uint8Array> {
  yield headOf(entries);
  yield* inPieces(entries);
}

/** Many small ones make one that is worth writing. */
function* inPieces(entries: readonly Entry[]): Iterable<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for (const [, bytes] of entries) {
    waiting.push(bytes);
    length += bytes.length;
    if (length < PIECE) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    length = 0;
  }
  if (length) yield Buffer.concat(waiting);
}

/** In bytes; hashed and written in well under a millisecond. */
const PIECE = 128 * 1024;

/** The path's ending decides the language, and nothing else of it decides anything. */
function keyOf(path: string, text: string): string {
  return createHash('sha1')
    .update(path.slice(path.lastIndexOf('.')))
    .update('\0')
    .update(text)
    .digest('base64url');
}

function moduleIn(path: string, bytes: Uint8Array): Module | undefined {
  try {
    return unpackedModule(path, bytes);
  } catch {
    return undefined;
  }
}
