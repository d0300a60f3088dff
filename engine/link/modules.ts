/** The lowered modules as remembered inputs, and what can be found in them by key. */

import type { Input, Memo } from '../incremental/memo.ts';
import { functionWith } from '../model/functions.ts';
import type { Module } from '../model/module.ts';
import type { Place, Site } from '../model/place.ts';
import type { Modules } from '../model/steps.ts';
import type { TextChange } from '../model/text-change.ts';
import { awaitAt } from '../model/walk.ts';
import { createParts } from './parts.ts';

export interface ModuleStore extends Modules {
  /** `edit`: how its text came about from the one that the file had before. */
  set(module: Module, edit?: TextChange): void;
  remove(file: string): void;
}

export function createModules(memo: Memo): ModuleStore {
  const modules: Input<Module> = memo.input<Module>();
  const known = new Set<string>();
  // The list is made when it is asked for; what it depends on is how often the set of files has changed.
  const changes = memo.input<number>();
  let changeCount = 0;
  const change = () => {
    changeCount += 1;
    changes.set('', changeCount);
  };
  const list = memo.query<readonly string[]>(
    'modules',
    () => {
      changes.get('');
      return [...known].sort();
    },
    { bottom: () => [] },
  );
  const parts = createParts(memo, modules);
  const locate = (site: Site): Place | undefined => {
    const node = functionWith(modules.get(site.file), site.function);
    if (!node) return undefined;
    switch (site.part) {
      case 'function':
        return { file: site.file, start: node.nameSpan.start, end: node.nameSpan.end };
      case 'call': {
        const call = node.calls[site.index];
        return (
          call && {
            file: site.file,
            start: call.form === 'new' || call.form === 'decorator' ? call.start : call.callee.start,
            end: call.callee.end,
          }
        );
      }
      case 'loop': {
        const head = node.loops[site.index]?.head;
        return head && { file: site.file, start: head.start, end: head.end };
      }
      case 'object': {
        const object = node.objects[site.index];
        return object && { file: site.file, start: object.start, end: object.end };
      }
      case 'await': {
        const found = awaitAt(node, site.index);
        return found && { file: site.file, start: found.value.start, end: found.end };
      }
    }
  };
  return {
    files: () => list.get(''),
    module: (file) => modules.get(file),
    ...parts.readers,
    call: (site) => (site.part === 'call' ? parts.readers.function(site.file, site.function)?.calls[site.index] : undefined),
    loopStep: (site) => (site.part === 'loop' ? parts.readers.function(site.file, site.function)?.loops[site.index] : undefined),
    locate,
    set: (module, edit) => {
      parts.set(module, edit);
      modules.set(module.path, module);
      if (known.has(module.path)) return;
      known.add(module.path);
      change();
    },
    remove: (file) => {
      parts.remove(file);
      modules.delete(file);
      if (known.delete(file)) change();
    },
  };
}
