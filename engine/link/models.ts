/**
 * Models found by the name they were defined with: programs gather them into an object at run time, file by file, and take them from
 * there as `models.Order`.
 */
import type { Memo } from '../incremental/memo.ts';
import { createNameIndex, grouped } from '../incremental/name-index.ts';
import type { Origin } from '../model/origin.ts';
import type { Linking } from './linking.ts';

export interface Models {
  /** The model that some file of the workspace defines under the name; undefined where several do. */
  named(name: string): Origin | undefined;
}

export function createModels(memo: Memo, linking: Linking): Models {
  const { modules, index } = linking;
  const models = createNameIndex<Origin>(memo, 'models', modules.files, (file) =>
    grouped(
      (modules.module(file)?.functions ?? []).flatMap(({ calls }) =>
        calls.flatMap((call) => {
          if (call.callee.kind !== 'member' || !index.definers.has(call.callee.name)) return [];
          const made = linking.value(file, call);
          return made.kind === 'library' && made.entity !== undefined ? [[made.entity, { ...made, built: [] }] as const] : [];
        }),
      ),
    ),
  );
  return {
    named: (name) => {
      const named = models.get(name);
      return named.length === 1 ? named[0] : undefined;
    },
  };
}
