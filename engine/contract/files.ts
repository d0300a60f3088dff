/**
 * How texts are reached, so that the same engine runs over a disk, over an editor's virtual file system and in a browser. Paths
 * are absolute, with forward slashes. Answers may come at once or later; nobody may rely on which.
 */

export interface Files {
  /** What stands in a folder, sorted by name. Undefined when there is no such folder or it may not be read. */
  list(folder: string): Eventually<readonly FolderEntry[] | undefined>;
  /** What stands at a path. */
  kind(path: string): Eventually<EntryKindOnDisk | 'nothing'>;
  /** A file's text, or why there is none. Of a file with more than `mostBytes` nothing is read. */
  read(path: string, mostBytes: number): Eventually<FileText>;
}

/** Files that can be changed too: what repairs need. */
export interface WritableFiles extends Files {
  /** Keeps the byte order mark that the file begins with. */
  write(path: string, text: string): Eventually<void>;
}

/**
 * A folder of the program's own, for what may be lost at any moment. It never fails: what cannot be kept is not kept, and what
 * cannot be read is not there.
 */
export interface Storage {
  read(name: string): Uint8Array | undefined;
  /** The whole of it or nothing: whoever reads meanwhile reads what was there before. */
  write(name: string, bytes: Uint8Array): void;
  /** The same in pieces, for what is too large to be written while somebody waits. */
  writing(name: string): Writing;
}

export interface Writing {
  add(bytes: Uint8Array): void;
  /** Only now is it there. */
  finish(): void;
}

export type Eventually<Value> = Value | Promise<Value>;
export type EntryKindOnDisk = 'file' | 'folder' | 'other';

export interface FolderEntry {
  readonly name: string;
  readonly kind: EntryKindOnDisk;
  /** For a symbolic link: what it leads to, all links followed. */
  readonly leadsTo?: string;
}

export type FileText =
  /** Without its byte order mark. */
  | { readonly text: string }
  | { readonly problem: 'too-large'; readonly bytes: number }
  | { readonly problem: 'binary' }
  | { readonly problem: 'utf-16' }
  /** `reason` is the system's own word for it: 'permission denied'. */
  | { readonly problem: 'unreadable'; readonly reason: string };
