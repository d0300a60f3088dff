/**
 * Lowers texts as they come. A file that comes again with another text is being typed in: its syntax tree is kept, so that the next
 * change is parsed alone. Few are typed in at a time, so few trees are kept.
 */
import type { ModuleCache } from '../contract/module-cache.ts';
import type { Module } from '../model/module.ts';
import { lower } from './lower.ts';
import { OpenFile } from './open-file.ts';

/** A tree is many times larger than its Module. */
const MOST_TREES = 4;

export interface Lowering {
  /** `isKnown`: whether the file has had another text before. */
  lowered(path: string, text: string, isKnown: boolean): Module;
  /** Parses the text of a file that is about to be typed in. */
  prepare(path: string, text: string): void;
  forget(path: string): void;
}

/** @param cache asked for files that come for the first time */
export function createLowering(cache?: ModuleCache): Lowering {
  /** Those typed in last come last. */
  const open = new Map<string, OpenFile>();
  const opened = (path: string): OpenFile => {
    const file = open.get(path) ?? new OpenFile(path);
    open.delete(path);
    open.set(path, file);
    if (open.size > MOST_TREES) open.delete([...open.keys()][0] as string);
    return file;
  };
  return {
    lowered(path, text, isKnown) {
      if (isKnown) return opened(path).lowered(text);
      return cache ? cached(cache, path, text) : lower(path, text);
    },
    prepare: (path, text) => opened(path).prepare(text),
    forget: (path) => void open.delete(path),
  };
}

function cached(cache: ModuleCache, path: string, text: string): Module {
  const known = cache.get(path, text);
  if (known) return known;
  const module = lower(path, text);
  // What was wrong with a text may depend on how deep the stack was; there are few such texts.
  if (!module.syntaxErrors.length) cache.keep(text, module);
  return module;
}
