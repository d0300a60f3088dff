/**
 * What was said of the files that were open when the last session ended. Of a file whose text is still the same it is said again at
 * once, and holds until the workspace has been read: whoever opens the editor sees what they left.
 */
import { createHash } from 'node:crypto';
import type { Diagnostic } from 'vscode-languageserver';
import type { Storage } from '../engine/contract/files.ts';
import { sealed, unsealed } from './cache/sealed.ts';

export interface KeptReports {
  /** From now on, reports are looked for in a storage, and kept there. */
  begin(storage: Storage): void;
  /** What was last said of that very text. */
  of(path: string, text: string): readonly Diagnostic[] | undefined;
  told(path: string, text: string, items: readonly Diagnostic[]): void;
  /** Writes what was told last of each file. */
  save(): void;
}

/** The name of what is kept; a line is a path, the hash of a text, and what was said of it. */
const NAME = 'reports.bin';
type Line = readonly [path: string, hash: string, items: readonly Diagnostic[]];

/** More files than anybody has open. */
const MOST = 200;

/** @param version of the engine whose reports they are */
export function createKeptReports(version: string): KeptReports {
  let storage: Storage | undefined;
  let kept: ReadonlyMap<string, Line> | undefined;
  const now = new Map<string, { readonly text: string; readonly items: readonly Diagnostic[] }>();

  const read = (): ReadonlyMap<string, Line> => {
    const bytes = storage?.read(NAME);
    const content = bytes && unsealed(version, bytes);
    const lines = content ? (JSON.parse(Buffer.from(content).toString('utf8')) as readonly Line[]) : [];
    return new Map(lines.map((line) => [line[0], line]));
  };

  return {
    begin: (given) => {
      storage = given;
    },
    of: (path, text) => {
      kept ??= read();
      const [, hash, items] = kept.get(path) ?? [];
      return hash === hashOf(text) ? items : undefined;
    },
    told: (path, text, items) => {
      // The last told stands last.
      now.delete(path);
      now.set(path, { text, items });
    },
    save: () => {
      const own = [...now].map(([path, { text, items }]): Line => [path, hashOf(text), items]);
      const others = [...(kept ?? read()).values()].filter(([path]) => !now.has(path));
      storage?.write(NAME, sealed(version, Buffer.from(JSON.stringify([...others, ...own].slice(-MOST)))));
    },
  };
}

function hashOf(text: string): string {
  return createHash('sha1').update(text).digest('base64');
}
