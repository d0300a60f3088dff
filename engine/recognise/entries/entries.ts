/** Functions that a framework calls, however it is told of them. */
import type { EntryPoint } from '../../model/operation.ts';
import type { MeantCalls } from '../calls.ts';
import type { Scope } from '../scope.ts';
import { conventionEntries } from './conventions.ts';
import { decoratedEntries } from './decorated.ts';
import type { Mount } from './paths.ts';
import { calledEntries } from './routes.ts';
import { shapedEntries } from './shaped.ts';

export function entriesIn(scope: Scope, meant: MeantCalls, mounts: ReadonlyMap<string, Mount>): EntryPoint[] {
  return [...calledEntries(scope, meant, mounts), ...decoratedEntries(scope, mounts), ...conventionEntries(scope), ...shapedEntries(scope)];
}
