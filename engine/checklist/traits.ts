/** What a workspace has (a server, a database, …), told by what the libraries it uses can do. No library is named here. */
import type { Trait } from '../contract/checklist.ts';
import type { LibraryTable, Meaning, OperationKind } from '../contract/library.ts';

/**
 * Which traits a file that imports the library has. A library for several purposes shows no more than its main ones; of the others,
 * what the file does is the proof.
 */
export function traitsOf(table: LibraryTable): ReadonlySet<Trait> {
  const traits = new Set<Trait>();
  for (const meaning of meaningsOf(table)) {
    const trait = meaning.does && DOES[meaning.does];
    if (trait) traits.add(trait);
    if (meaning.entry && SERVES.has(meaning.entry.kind)) traits.add('server');
    if (meaning.mount) traits.add('server');
  }
  if (table.files?.some(({ kind }) => SERVES.has(kind))) traits.add('server');
  return traits.size > 1 ? new Set([...traits].filter((trait) => MAIN.has(trait))) : traits;
}

/** The trait that an operation of a kind shows. */
export const DOES: Partial<Record<OperationKind, Trait>> = {
  read: 'database',
  insert: 'database',
  update: 'database',
  upsert: 'database',
  delete: 'database',
  sql: 'database',
  request: 'requests',
  publish: 'queue',
  'cache-read': 'cache',
  'cache-write': 'cache',
};

const MAIN: ReadonlySet<Trait> = new Set(['server', 'database']);
const SERVES: ReadonlySet<string> = new Set(['route', 'resolver', 'action', 'middleware', 'socket']);

function* meaningsOf(table: LibraryTable): Iterable<Meaning> {
  yield* Object.values(table.exports ?? {});
  yield* Object.values(table.globals ?? {});
  for (const { members, call, construct } of Object.values(table.types ?? {})) {
    yield* Object.values(members ?? {});
    if (call) yield call;
    if (construct) yield construct;
  }
}
