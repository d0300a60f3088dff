/** Objects that are written out as being of an interface: `const context: JobContext = { publish: async (row) => … }`. */
import type { Memo } from '../incremental/memo.ts';
import { createNameIndex, grouped } from '../incremental/name-index.ts';
import type { Binding } from '../model/module.ts';
import type { ObjectOrigin } from '../model/origin.ts';
import { isSameType } from './callers.ts';
import type { Linking } from './linking.ts';

/** An interface with more of them than this is anything. */
const MOST_OBJECTS = 4;

/** By the interface's file and name. `isAside` says of a file that what it makes is nobody else's: tests, fixtures, scripts. */
export function createTypedObjects(
  memo: Memo,
  linking: Linking,
  isAside: (file: string) => boolean,
): (file: string, name: string) => readonly ObjectOrigin[] {
  const { modules } = linking;
  const objects = createNameIndex<ObjectOrigin>(memo, 'typed-objects', modules.files, (file) =>
    grouped(isAside(file) ? [] : (modules.module(file)?.bindings ?? []).flatMap((binding) => objectOf(binding, file))),
  );
  return (file, name) => {
    const found = objects.get(name).filter(({ site }) => site.file === file || isSameType(linking, site.file, name, file));
    return found.length <= MOST_OBJECTS ? found : [];
  };
}

function objectOf({ annotation, definitions }: Binding, file: string): (readonly [string, ObjectOrigin])[] {
  const [only, ...others] = definitions;
  if (annotation?.kind !== 'named' || !only || others.length || only.source.kind !== 'value') return [];
  const { expression } = only.source;
  if (expression.kind !== 'object') return [];
  return [[annotation.name, { kind: 'object', site: { file, function: expression.function, part: 'object', index: expression.index } }]];
}
