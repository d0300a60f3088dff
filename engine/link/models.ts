/**
 * Models found by the name they were defined with: programs gather them into an object at run time, file by file, and take them from
 * there as `models.Order`.
 */
import type { Memo } from '../incremental/memo.ts';
import type { Origin } from '../model/origin.ts';
import type { Linking } from './linking.ts';

export interface Models {
  /** The model that some file of the workspace defines under the name; undefined where several do. */
  named(name: string): Origin | undefined;
}

interface Defined {
  readonly name: string;
  readonly origin: Origin;
}

export function createModels(memo: Memo, linking: Linking): Models {
  const { modules, index } = linking;
  const definedIn = memo.query<readonly Defined[]>(
    'models-defined',
    (file) =>
      (modules.module(file)?.functions ?? []).flatMap(({ calls }) =>
        calls.flatMap((call) => {
          if (call.callee.kind !== 'member' || !index.definers.has(call.callee.name)) return [];
          const made = linking.value(file, call);
          return made.kind === 'library' && made.entity !== undefined ? [{ name: made.entity, origin: { ...made, built: [] } }] : [];
        }),
      ),
    { bottom: () => [] },
  );
  const byName = memo.query<ReadonlyMap<string, Origin | undefined>>(
    'models-by-name',
    () => {
      const found = new Map<string, Origin | undefined>();
      for (const file of modules.files())
        for (const { name, origin } of definedIn.get(file)) found.set(name, found.has(name) ? undefined : origin);
      return found;
    },
    { bottom: () => new Map() },
  );
  return { named: (name) => byName.get('').get(name) };
}
