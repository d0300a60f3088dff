/** Functions in maps, resolvers by type and field: of those that a framework is handed, and of those that are written as being such a map. */
import type { MappedFunction } from '../../link/function-maps.ts';
import type { EntryPoint } from '../../model/operation.ts';
import type { EntryMeaning } from '../../model/words/entry.ts';
import type { Scope } from '../scope.ts';
import { sentTo } from './sent.ts';

export function writtenEntries(scope: Scope): EntryPoint[] {
  return scope.linking.writtenIn(scope.module.path).map((one) => mappedEntry(one, one.entry, one.library, scope));
}

/** Asked for once a request, whatever else is: the roots, and what only gathers some of their fields. */
const ROOTS = /^(Query|Mutation|Subscription)$|Mutations?$|Queries$/;

/** @param whole what the map as a whole goes by */
export function mappedEntry(
  { target, path: names, isAround }: MappedFunction,
  entry: EntryMeaning,
  library: string,
  scope: Scope,
  whole: Pick<EntryPoint, 'method' | 'path'> = { method: undefined, path: undefined },
): EntryPoint {
  const [type] = names;
  const isField = entry.kind === 'resolver' && !isAround && names.length > 1 && type !== undefined && !ROOTS.test(type);
  return {
    kind: isAround ? 'middleware' : entry.kind,
    function: target,
    site: { ...target, part: 'function', index: 0 },
    method: entry.isByMethod ? type : whole.method,
    path: (!entry.isByMethod && nameIn(names, entry)) || whole.path,
    library,
    sent: sentTo(entry, library, scope),
    parent: isField ? { position: 0, type } : undefined,
  };
}

/** Without that of the option that holds a handler beside what is said of it: `{ getOrder: { middleware, handler } }`. */
function nameIn(names: readonly string[], { handler = [] }: EntryMeaning): string {
  const last = names.length - 1;
  return (last > 0 && [handler].flat().includes(names[last] as string) ? names.slice(0, last) : names).join('.');
}
