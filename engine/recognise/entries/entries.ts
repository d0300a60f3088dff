/** Functions that a framework calls, however it is told of them. */
import { targetKey } from '../../model/functions.ts';
import type { EntryPoint } from '../../model/operation.ts';
import type { MeantCalls } from '../calls.ts';
import type { Scope } from '../scope.ts';
import { clockEntries } from './clock.ts';
import { conventionEntries } from './conventions.ts';
import { decoratedEntries } from './decorated.ts';
import { writtenEntries } from './mapped.ts';
import type { Mount } from './paths.ts';
import { byTheClock } from './repeated.ts';
import { calledEntries } from './routes.ts';
import { shapedEntries } from './shaped.ts';

/** @param repeated the names of queues and jobs that the clock fills */
export function entriesIn(
  scope: Scope,
  meant: MeantCalls,
  mounts: ReadonlyMap<string, Mount>,
  repeated: () => ReadonlySet<string>,
): EntryPoint[] {
  const told = [...calledEntries(scope, meant, mounts), ...decoratedEntries(scope, mounts)];
  return [
    ...(told.some(({ kind }) => kind === 'job') ? byTheClock(told, repeated()) : told),
    ...clockEntries(scope, meant),
    // What a call says of a function is not said again for the directive that its file begins with.
    ...conventionEntries(scope).filter((one) => one.kind !== 'action' || !told.some((other) => isSame(one, other))),
    ...shapedEntries(scope, meant),
    ...writtenEntries(scope),
  ];
}

function isSame(one: EntryPoint, other: EntryPoint): boolean {
  return one.kind === other.kind && targetKey(one.function) === targetKey(other.function);
}

/** By the functions that are called. */
export function byFunction(entries: readonly EntryPoint[]): ReadonlyMap<string, readonly EntryPoint[]> {
  const found = new Map<string, EntryPoint[]>();
  for (const entry of entries) {
    const key = targetKey(entry.function);
    const known = found.get(key);
    if (known) known.push(entry);
    else found.set(key, [entry]);
  }
  return found;
}
