/**
 * Knows what the client was told last, so that it is asked to ask again only where the answer has changed: after an edit in one file
 * changed what another file costs. The edited document itself the client asks about by itself.
 */
import { fingerprint } from './answers/diagnostics.ts';

export interface Freshness {
  /** Remembers an answer about a document. */
  told(path: string, version: number, answer: unknown): void;
  /** Whether the client holds an answer about that very version which is no longer true. */
  isStale(path: string, version: number, answer: unknown): boolean;
  forget(path: string): void;
}

export function createFreshness(): Freshness {
  const known = new Map<string, { readonly version: number; readonly print: string }>();
  return {
    told: (path, version, answer) => void known.set(path, { version, print: printOf(answer) }),
    isStale: (path, version, answer) => {
      const before = known.get(path);
      return before !== undefined && before.version === version && before.print !== printOf(answer);
    },
    forget: (path) => void known.delete(path),
  };
}

function printOf(answer: unknown): string {
  return fingerprint(JSON.stringify(answer));
}
