/** What the log is told. A failure that comes with every keystroke is told once. */
import type { RemoteConsole } from 'vscode-languageserver';

export interface Log {
  failure(what: string, error: unknown): void;
  /** @param took in milliseconds */
  slow(what: string, took: number): void;
  /** Lets work go on by itself; when it fails, that is told and nothing else happens. */
  aside(what: string, work: Promise<unknown>): void;
}

export function createLog(console: Pick<RemoteConsole, 'error' | 'warn'>): Log {
  const told = new Set<string>();
  const failure = (what: string, error: unknown) => {
    const message = `${what} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    if (told.has(message)) return;
    told.add(message);
    console.error(message);
  };
  return {
    failure,
    slow: (what, took) => console.warn(`${what} took ${Math.round(took)} ms`),
    aside: (what, work) => void work.catch((error) => failure(what, error)),
  };
}
