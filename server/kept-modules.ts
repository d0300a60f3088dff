/**
 * The modules that an earlier session of the editor lowered: known while the workspace is read for the first time, then brought up to
 * date on the disk and let go, since whatever comes later comes from typing.
 */
import type { Storage } from '../engine/contract/files.ts';
import type { ModuleCache } from '../engine/contract/module-cache.ts';
import { breathing } from './breathing.ts';
import { createModuleCache, type SavedModuleCache } from './cache/module-cache.ts';

export interface KeptModules extends ModuleCache {
  /** From now on, modules are looked for in a storage. */
  begin(storage: Storage): void;
  /** Writes what is new in slices, and forgets everything. */
  end(): Promise<void>;
}

export function createKeptModules(version: string): KeptModules {
  let cache: SavedModuleCache | undefined;
  return {
    get: (path, text) => cache?.get(path, text),
    keep: (text, module) => cache?.keep(text, module),
    begin: (storage) => {
      cache = createModuleCache(storage, version);
    },
    end: async () => {
      const ended = cache;
      cache = undefined;
      const breathe = breathing();
      for (const _ of ended?.saving() ?? []) await breathe();
    },
  };
}
