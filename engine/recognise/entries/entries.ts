/** Functions that a framework calls, however it is told of them. */
import { entityOf } from '../../link/library-values.ts';
import type { EntryPoint } from '../../model/operation.ts';
import type { MeantCalls } from '../calls.ts';
import type { Scope } from '../scope.ts';
import { clockEntries } from './clock.ts';
import { conventionEntries } from './conventions.ts';
import { decoratedEntries } from './decorated.ts';
import type { Mount } from './paths.ts';
import { calledEntries } from './routes.ts';
import { shapedEntries } from './shaped.ts';

export function entriesIn(scope: Scope, meant: MeantCalls, mounts: ReadonlyMap<string, Mount>): EntryPoint[] {
  const called = byTheClock(calledEntries(scope, meant, mounts), meant, scope);
  return [
    ...called,
    ...clockEntries(scope, meant),
    ...decoratedEntries(scope, mounts),
    ...conventionEntries(scope),
    ...shapedEntries(scope),
  ];
}

/** Jobs that the same file has repeated by the clock: `agenda.every('1 hour', 'expire')`. */
function byTheClock(entries: readonly EntryPoint[], meant: MeantCalls, { linking, module }: Scope): readonly EntryPoint[] {
  if (!entries.some(({ kind }) => kind === 'job')) return entries;
  const repeated = new Set(
    [...meant.values()].flatMap(({ call, meaning, origin }) =>
      meaning.repeats ? (entityOf(linking, meaning.entity, origin, call, module.path) ?? []) : [],
    ),
  );
  return entries.map((entry) =>
    entry.kind === 'job' && entry.path !== undefined && repeated.has(entry.path) ? { ...entry, kind: 'schedule' as const } : entry,
  );
}
