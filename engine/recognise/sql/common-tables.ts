/** The queries that a statement gives names to before it begins: `with recent as (select …), …`. */
import { closing, isName, isSign, isWord, type Token } from './tokens.ts';

export interface CommonTables {
  /** What stands in the brackets of each, by its name. */
  readonly bodies: ReadonlyMap<string, readonly Token[]>;
  /** Where the statement itself begins. */
  readonly main: number;
}

/** `tokens` begin with the word `with`. */
export function commonTables(tokens: readonly Token[]): CommonTables {
  const bodies = new Map<string, readonly Token[]>();
  let at = isWord(tokens[1], 'recursive') ? 2 : 1;
  let name: string | undefined;
  while (at < tokens.length) {
    const token = tokens[at];
    if (isSign(token, '(')) {
      const end = closing(tokens, at);
      // Columns may be named before the query is.
      if (name !== undefined && !isWord(tokens[end], 'as')) bodies.set(name, tokens.slice(at + 1, end - 1));
      if (isWord(tokens[end], 'select', 'insert', 'update', 'delete', 'merge')) return { bodies, main: end };
      at = end;
    } else {
      if (isName(token) && (at <= 2 || isSign(tokens[at - 1], ','))) name = token.text;
      at += 1;
    }
  }
  return { bodies, main: tokens.length };
}
