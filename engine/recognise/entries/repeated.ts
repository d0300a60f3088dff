/** Queues and jobs that the workspace has the clock fill, and nobody else: `queue.add('totals', {}, { repeat: { cron: '0 4 * * *' } })`. */
import type { Memo } from '../../incremental/memo.ts';
import { entityOf } from '../../link/library-values.ts';
import type { Linking } from '../../link/linking.ts';
import type { EntryPoint } from '../../model/operation.ts';
import type { Modules } from '../../model/steps.ts';
import type { MeantCall, MeantCalls } from '../calls.ts';
import { givenAt } from '../given.ts';
import type { Scope } from '../scope.ts';

interface Fed {
  readonly byClock: readonly string[];
  readonly byOthers: readonly string[];
}

const NOTHING: Fed = { byClock: [], byOthers: [] };

/** Their names. */
export function repeatedAmong(
  memo: Memo,
  modules: Modules,
  meantIn: (file: string) => MeantCalls,
  linking: Linking,
): () => ReadonlySet<string> {
  const fedBy = memo.query<Fed>(
    'fed-by',
    (file) => {
      const module = modules.module(file);
      return module ? fedIn([...meantIn(file).values()], { linking, module }) : NOTHING;
    },
    { bottom: () => NOTHING, isOfEachFile: true },
  );
  const repeated = memo.query<ReadonlySet<string>>(
    'repeated',
    () => {
      const all = modules.files().map((file) => fedBy.get(file));
      const byOthers = new Set(all.flatMap((one) => one.byOthers));
      return new Set(all.flatMap((one) => one.byClock).filter((name) => !byOthers.has(name)));
    },
    { bottom: () => new Set(), isEager: true },
  );
  return () => repeated.get('');
}

function fedIn(all: readonly MeantCall[], scope: Scope): Fed {
  const feeding = all.filter(({ meaning }) => meaning.repeats !== undefined);
  if (!feeding.length) return NOTHING;
  const namesOf = (calls: readonly MeantCall[]) => calls.flatMap((one) => namesIn(one, scope));
  return {
    byClock: namesOf(feeding.filter((one) => isRepeating(one, scope))),
    byOthers: namesOf(feeding.filter((one) => !isRepeating(one, scope))),
  };
}

function isRepeating({ call, meaning: { repeats } }: MeantCall, scope: Scope): boolean {
  return typeof repeats === 'object' ? givenAt(call, repeats, 0, scope).state === 'given' : repeats === true;
}

/** The queue's, or the job's, and that of a job among those of a queue, which stands first. */
function namesIn({ call, meaning, origin }: MeantCall, { linking, module }: Scope): readonly string[] {
  const [first] = call.arguments;
  const named = first?.kind === 'text' && !first.holes.length ? first.parts : [];
  return [...named, entityOf(linking, meaning.entity, origin, call, module.path) ?? []].flat();
}

export function byTheClock(entries: readonly EntryPoint[], repeated: ReadonlySet<string>): readonly EntryPoint[] {
  return entries.map((entry) =>
    entry.kind === 'job' && entry.path !== undefined && repeated.has(entry.path) ? { ...entry, kind: 'schedule' } : entry,
  );
}
