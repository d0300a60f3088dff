/**
 * The one door to the disk: the language server and the command line read through it. It decides nothing about which files
 * matter. Reading is synchronous inside, which is several times faster for thousands of small files.
 */
import { isUtf8 } from 'node:buffer';
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { EntryKindOnDisk, FileText, FolderEntry, Storage, WritableFiles, Writing } from '../engine/contract/files.ts';

export const diskFiles: WritableFiles = { list, kind, read, write };

/** @param folder made when something is to be kept in it */
export function diskStorage(folder: string): Storage {
  return {
    read(name) {
      try {
        return readFileSync(`${folder}/${name}`);
      } catch {
        return undefined;
      }
    },
    write(name, bytes) {
      const writing = diskWriting(folder, name);
      writing.add(bytes);
      writing.finish();
    },
    writing: (name) => diskWriting(folder, name),
  };
}

/** Writes under a name of its own, so that two processes never write into one file; then the finished file takes the place. */
function diskWriting(folder: string, name: string): Writing {
  const unfinished = `${folder}/${name}.${process.pid}.unfinished`;
  let descriptor: number | undefined;
  const attempt = (work: () => void) => {
    try {
      work();
    } catch {
      if (descriptor !== undefined) closeSync(descriptor);
      descriptor = undefined;
      removeIfThere(unfinished);
    }
  };
  attempt(() => {
    makeFolder(folder);
    descriptor = openSync(unfinished, 'w');
  });
  return {
    add: (bytes) =>
      attempt(() => {
        for (let at = 0; descriptor !== undefined && at < bytes.length; ) at += writeSync(descriptor, bytes, at);
      }),
    finish: () =>
      attempt(() => {
        if (descriptor === undefined) return;
        closeSync(descriptor);
        descriptor = undefined;
        renameSync(unfinished, `${folder}/${name}`);
      }),
  };
}

/** Node's own way to make a folder with those above it tries for ever where the system makes none, as below /proc. */
function makeFolder(folder: string): void {
  if (kind(folder) === 'folder') return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have been faster.
    if (kind(folder) !== 'folder') throw error;
  }
}

function removeIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It was never made.
  }
}

function list(folder: string): readonly FolderEntry[] | undefined {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries
      .map((entry): FolderEntry => {
        if (entry.isSymbolicLink()) return linkEntry(folder, entry.name);
        return { name: entry.name, kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other' };
      })
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return undefined;
  }
}

/** A link that leads nowhere, or to itself, is neither file nor folder. */
function linkEntry(folder: string, name: string): FolderEntry {
  const path = `${folder}/${name}`;
  try {
    return { name, kind: kindOf(path), leadsTo: slashed(realpathSync.native(path)) };
  } catch {
    return { name, kind: 'other' };
  }
}

function kind(path: string): EntryKindOnDisk | 'nothing' {
  try {
    return kindOf(path);
  } catch {
    return 'nothing';
  }
}

function kindOf(path: string): EntryKindOnDisk {
  const stats = statSync(path);
  return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
}

function read(path: string, mostBytes: number): FileText {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'r');
    const { size } = fstatSync(descriptor);
    if (size > mostBytes) return { problem: 'too-large', bytes: size };
    const bytes = Buffer.allocUnsafe(size);
    let length = 0;
    while (length < size) {
      const count = readSync(descriptor, bytes, length, size - length, null);
      if (count === 0) break;
      length += count;
    }
    return textOf(bytes.subarray(0, length));
  } catch (error) {
    return { problem: 'unreadable', reason: reasonOf(error) };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function textOf(bytes: Buffer): FileText {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) return { problem: 'utf-16' };
  if (isBinary(bytes.subarray(0, 8192))) return { problem: 'binary' };
  return { text: bytes.toString('utf8', hasMark(bytes) ? 3 : 0) };
}

/** Images, archives and programs are full of zero bytes near their beginning; a text may have one in a literal: `'<zero>UNROUTED'`. */
function isBinary(beginning: Buffer): boolean {
  if (!beginning.includes(0)) return false;
  const zeros = beginning.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  // The last character may be cut off.
  const isText = [0, 1, 2, 3].some((cut) => isUtf8(beginning.subarray(0, beginning.length - cut)));
  return !isText || zeros * 100 > beginning.length;
}

function write(path: string, text: string): void {
  const isMarked = kind(path) === 'file' && hasMark(readFileSync(path));
  writeFileSync(path, isMarked ? `\uFEFF${text}` : text);
}

function hasMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function reasonOf(error: unknown): string {
  const code = (error as { code?: string }).code;
  return (code && REASONS[code]) ?? code ?? String(error);
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'it is gone',
  EISDIR: 'it is a folder',
  EMFILE: 'too many files are open',
  EIO: 'the disk failed',
};

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}
