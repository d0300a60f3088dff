/** Everything outside the program that a command may touch, handed in so that commands can be tested without a process. */
import type { Storage, WritableFiles } from '../engine/contract/files.ts';
import type { ModuleCache } from '../engine/contract/module-cache.ts';
import type { Workspace } from '../engine/contract/workspace.ts';

export interface Io {
  readonly files: WritableFiles;
  /** What may be kept in a folder between two runs. */
  storage(folder: string): Storage;
  /** Changes with anything that may change an answer. */
  readonly version: string;
  /** The current folder: absolute, with forward slashes. */
  readonly folder: string;
  readonly out: Output;
  readonly err: Output;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds from any fixed moment. */
  now(): number;
  /** The most memory the process has held, in megabytes. */
  peakMemory(): number;
  /** What git prints, run in a folder. Rejects with its message when it fails. */
  git(folder: string, words: readonly string[]): Promise<string>;
  openWorkspace(options: OpenOptions): Promise<Workspace>;
  /** Runs the language server over this process's streams until the client ends it. */
  serve(): Promise<void>;
}

export interface OpenOptions {
  /** One configuration file that counts instead of the nearest, with the folder that its globs start from. */
  readonly configuration: { readonly path: string; readonly folder: string } | undefined;
  readonly moduleCache?: ModuleCache | undefined;
  /** Told when a rule or a step of the engine fails; the rest goes on. */
  onFailure(what: string, where: string, error: unknown): void;
}

export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** How many characters a line has room for; undefined when it is no terminal. */
  readonly columns: number | undefined;
}

export const EXIT = { clean: 0, findings: 1, failure: 2 } as const;

/** The command was used wrongly, or could not run. The message is one line and says what to do. */
export class UsageError extends Error {}
