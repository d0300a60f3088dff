/**
 * Which files the workspace has, kept in step with the folders, the disk and the open documents. What git ignores, what is
 * installed and what a build makes is no member, wherever it is opened from. Reading is done in slices; a newer wish waits for the
 * one under way and then starts afresh.
 */
import type { Files } from '../engine/contract/files.ts';
import type { Unreadable } from '../engine/contract/workspace.ts';
import { discover, type FoundFile } from '../engine/discover/discover.ts';
import { readFound } from '../engine/discover/read.ts';
import { type Relevance, relevanceOf } from '../engine/discover/relevance.ts';
import { breathing } from './breathing.ts';
import type { Texts } from './texts.ts';

export interface Membership {
  /** The folders that are open; files alone where there are none. */
  setFolders(folders: readonly string[]): Promise<void>;
  /** Something was made, changed or removed on the disk. */
  touched(paths: readonly string[]): Promise<void>;
  opened(path: string): Promise<void>;
  /** @returns whether the file is a member, and so has its new text now */
  changed(path: string, text: string): boolean;
  closed(path: string): Promise<void>;
  has(path: string): boolean;
  /** Members that could not be read, with what to do about it. */
  unreadable(): readonly Unreadable[];
}

export interface MembershipSources {
  /** The disk with open documents laid over it. */
  readonly files: Files;
  readonly texts: Pick<Texts, 'set' | 'remove'>;
  /** Paths of open documents. */
  openPaths(): readonly string[];
  onProgress(done: number, all: number): void;
  /** After members were added, changed or removed. */
  onChange(): void;
  /** The engine could not take a text. */
  onFailure(what: string, error: unknown): void;
}

export function createMembership({ files, texts, openPaths, onProgress, onChange, onFailure }: MembershipSources): Membership {
  let folders: readonly string[] = [];
  const members = new Map<string, Relevance>();
  const unread = new Map<string, Unreadable>();
  let last: Promise<void> = Promise.resolve();

  /** One after another, whatever came before. */
  const inTurn = (work: () => Promise<void>) => {
    last = last.then(work, work);
    return last;
  };

  async function read(found: FoundFile): Promise<void> {
    const answer = await readFound(found, files);
    unread.delete(found.path);
    if (answer && 'text' in answer) {
      give(found.path, answer.text);
      return;
    }
    texts.remove(found.path);
    if (answer) unread.set(found.path, answer);
  }

  /** A text that the engine fails on costs that file and no other. */
  function give(path: string, text: string): void {
    try {
      texts.set(path, text);
    } catch (error) {
      onFailure(`taking ${path}`, error);
    }
  }

  function forget(path: string): void {
    members.delete(path);
    unread.delete(path);
    texts.remove(path);
  }

  /** Looks which files there are, reads the new ones and forgets those that are gone. */
  async function takeStock(): Promise<void> {
    const breathe = breathing();
    const found = folders.length ? await discover(folders, files, () => breathe()) : [];
    const now = new Map(found.map(({ path, relevance }) => [path, relevance]));
    for (const path of openPaths()) {
      const relevance = relevanceOf(path);
      if (relevance && isAlone(path)) now.set(path, relevance);
    }
    for (const path of [...members.keys()]) if (!now.has(path)) forget(path);
    const open = new Set(openPaths());
    const fresh = [...now].flatMap(([path, relevance]) => (members.has(path) ? [] : [{ path, relevance }]));
    fresh.sort((a, b) => turnOf(a, open) - turnOf(b, open));
    for (const [index, one] of fresh.entries()) {
      onProgress(index, fresh.length);
      members.set(one.path, one.relevance);
      await read(one);
      await breathe();
    }
    onChange();
  }

  /** A file that is open and in no folder of the workspace. */
  function isAlone(path: string): boolean {
    return !folders.some((folder) => isBelow(path, folder)) && !path.includes('/node_modules/');
  }

  async function reread(paths: readonly string[]): Promise<void> {
    const breathe = breathing();
    for (const path of paths) {
      const relevance = members.get(path);
      if (!relevance) continue;
      if ((await files.kind(path)) === 'file') await read({ path, relevance });
      // Editors keep a deleted file open for minutes; like one that was never saved, it counts only where no folder holds it.
      else if (!isAlone(path) || !openPaths().includes(path)) forget(path);
      await breathe();
    }
    onChange();
  }

  return {
    setFolders: (next) =>
      inTurn(() => {
        folders = next;
        return takeStock();
      }),
    touched: (paths) =>
      inTurn(() => {
        // A path that is no member is new, or a folder, or was ignored until now: only looking at everything tells.
        const isKnown = paths.every((path) => members.has(path) || !mayMatter(path));
        return isKnown ? reread(paths) : takeStock();
      }),
    opened: (path) =>
      inTurn(async () => {
        const relevance = relevanceOf(path);
        if (members.has(path) || !relevance || !isAlone(path)) return;
        members.set(path, relevance);
        await read({ path, relevance });
        onChange();
      }),
    changed: (path, text) => {
      if (!members.has(path) || unread.has(path)) return false;
      give(path, text);
      return true;
    },
    closed: (path) =>
      inTurn(async () => {
        if (!members.has(path)) return;
        if (isAlone(path)) forget(path);
        else await reread([path]);
        onChange();
      }),
    has: (path) => members.has(path),
    unreadable: () => [...unread.values()],
  };
}

/** What decides how others are read comes first, then what the user looks at. */
function turnOf({ path, relevance }: FoundFile, open: ReadonlySet<string>): number {
  if (relevance === 'manifest' || relevance === 'configuration' || relevance === 'schema') return 0;
  return open.has(path) ? 1 : 2;
}

/** A folder's name tells nothing, so whatever has no extension may hold members; so may whatever says what git ignores. */
function mayMatter(path: string): boolean {
  if (/\/(node_modules|\.git)(\/|$)/.test(path)) return false;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return relevanceOf(path) !== undefined || name === '.gitignore' || !name.includes('.', 1);
}

export function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
