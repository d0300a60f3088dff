/** Which parameters of a handler hold what the client sent. */
import type { EntryMeaning } from '../../contract/library.ts';
import type { Scope } from '../scope.ts';

/** As the table says, or by the types that it gives the parameters. */
export function sentTo({ sent = [], parameters = [] }: EntryMeaning, library: string, { linking }: Scope): readonly number[] {
  const typed = parameters.flatMap((type, position) => (type && linking.index.type(library, type)?.isRequest ? [position] : []));
  return [...sent, ...typed];
}
