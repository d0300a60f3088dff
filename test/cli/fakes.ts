/** What the command line's tests hand in instead of a disk, a terminal and the engine. */

import type { Io, OpenOptions, Output } from '../../cli/io.ts';
import { run } from '../../cli/run.ts';
import type { FileText, FolderEntry, Storage, WritableFiles } from '../../engine/contract/files.ts';
import type { Route, Workspace } from '../../engine/contract/workspace.ts';
import type { Finding, Severity } from '../../engine/model/finding.ts';

/** A text, or why it cannot be read. */
export type FakeFile = string | Exclude<FileText, { text: string }>;

/** Files under absolute paths; their folders come of themselves. */
export function memoryFiles(
  contents: Record<string, FakeFile>,
): WritableFiles & { readonly contents: Record<string, FakeFile>; readonly reads: string[] } {
  const reads: string[] = [];
  const below = (folder: string) => Object.keys(contents).filter((path) => path.startsWith(folder === '/' ? '/' : `${folder}/`));
  return {
    contents,
    reads,
    list(folder) {
      const inside = below(folder);
      if (!inside.length) return undefined;
      const entries = new Map<string, FolderEntry>();
      for (const path of inside) {
        const [name = '', ...rest] = path.slice(folder === '/' ? 1 : folder.length + 1).split('/');
        entries.set(name, { name, kind: rest.length ? 'folder' : 'file' });
      }
      return [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    kind: (path) => (path in contents ? 'file' : below(path).length ? 'folder' : 'nothing'),
    read(path, mostBytes) {
      reads.push(path);
      const content = contents[path];
      if (content === undefined) return { problem: 'unreadable', reason: 'it is gone' };
      if (typeof content !== 'string') return content;
      return content.length > mostBytes ? { problem: 'too-large', bytes: content.length } : { text: content };
    },
    write: (path, text) => {
      contents[path] = text;
    },
  };
}

export interface MemoryStorage extends Storage {
  readonly contents: Map<string, Uint8Array>;
  /** The names of what was written, in order. */
  readonly writes: string[];
}

export function memoryStorage(): MemoryStorage {
  const contents = new Map<string, Uint8Array>();
  const writes: string[] = [];
  const write = (name: string, bytes: Uint8Array) => {
    writes.push(name);
    contents.set(name, bytes);
  };
  const writing = (name: string) => {
    const pieces: Uint8Array[] = [];
    return { add: (bytes: Uint8Array) => void pieces.push(bytes), finish: () => write(name, Buffer.concat(pieces)) };
  };
  return { contents, writes, read: (name) => contents.get(name), write, writing };
}

/**
 * A workspace that reports every `slow(severity)` in a source text, with the line above as its proof, and mends `slow(…)` to
 * `quick()`: safely when it is an error.
 */
export function fakeWorkspace(routes: readonly Route[] = []): Workspace {
  const texts = new Map<string, string>();
  return {
    setRoots: () => undefined,
    set: (path, text) => void texts.set(path, text),
    remove: (path) => void texts.delete(path),
    prepare: () => undefined,
    ahead: () => [],
    has: (path) => texts.has(path),
    files: () => [...texts.keys()].sort(),
    text: (path) => texts.get(path),
    isCurrent: () => true,
    judgedText: (path) => texts.get(path),
    isIgnored: (path) => path.includes('/ignored/'),
    findings: (path) => findingsIn(path, texts.get(path) ?? ''),
    suppressedCount: (path) => (texts.get(path) ?? '').split('suppressed').length - 1,
    hints: () => [],
    lenses: () => [],
    hover: () => undefined,
    routes: () => routes,
    checklist: () => [],
    edits: ({ file, start, end }) => {
      if (!texts.get(file)?.startsWith('slow(', start)) throw new Error('asked to mend what is no longer there');
      return [{ file, edits: [{ start, end, text: 'quick()' }] }];
    },
    suppression: () => [],
    unreadable: () => [...texts].flatMap(([file, text]) => (text.includes('@@') ? [{ file, reason: 'does not parse' }] : [])),
    lineCount: () => [...texts.values()].reduce((sum, text) => sum + text.split('\n').length, 0),
  };
}

function findingsIn(file: string, text: string): readonly Finding[] {
  if (!/\.ts$/.test(file)) return [];
  return [...text.matchAll(/slow\((\w*)\)/g)].map((match): Finding => {
    const start = match.index;
    const severity = (match[1] || 'warning') as Severity;
    const line = text.lastIndexOf('\n', start);
    const above = { file, start: text.lastIndexOf('\n', line - 1) + 1, end: Math.max(0, line) };
    return {
      rule: 'n-plus-one-query',
      item: 'orm-queries',
      severity,
      certainty: 'certain',
      message: 'Queries `user` once per order. Read them in one query before the loop.',
      file,
      start,
      end: start + match[0].length,
      because: line > 0 ? [{ ...above, message: 'runs once per order' }] : [],
      fixes: [{ repair: 'quick', title: 'Do it quickly', isSafe: severity === 'error', facts: {} }],
    };
  });
}

export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  readonly files: ReturnType<typeof memoryFiles>;
  readonly opened: readonly OpenOptions[];
}

/** Keeps what is written to it. */
export function recorder(isTerminal = false, columns?: number): Output & { text(): string } {
  const parts: string[] = [];
  return { write: (text) => void parts.push(text), isTerminal, columns, text: () => parts.join('') };
}

/** Runs a command line in the folder /w. */
export async function ran(words: string, contents: Record<string, FakeFile>, changes: Partial<Io> = {}): Promise<Ran> {
  const [out, err] = [recorder(), recorder()];
  const files = memoryFiles(contents);
  const opened: OpenOptions[] = [];
  const io: Io = {
    files,
    storage: () => memoryStorage(),
    version: 'fake',
    folder: '/w',
    out,
    err,
    environment: {},
    now: () => 0,
    peakMemory: () => 50,
    git: () => Promise.reject(new Error('no git here')),
    openWorkspace: async (options) => {
      opened.push(options);
      return fakeWorkspace();
    },
    serve: () => Promise.resolve(),
    ...changes,
  };
  const status = await run(words.split(' ').filter(Boolean), io);
  return { status, out: out.text(), err: err.text(), files, opened };
}
