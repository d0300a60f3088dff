/** What the paths on the command line ask for: which folders are read, and which files are spoken of. */
import { isAbsolute, resolve } from 'node:path';
import type { Files } from '../engine/contract/files.ts';
import { relevanceOf } from '../engine/discover/relevance.ts';
import { UsageError } from './io.ts';

export interface Scope {
  /** What printed paths start from. */
  readonly root: string;
  /** The folders and files that were named. */
  readonly asked: readonly string[];
  /** The folders and files to be read. */
  readonly starts: readonly string[];
  /** Whether findings in a file are asked for. */
  isAsked(file: string): boolean;
}

/**
 * A folder is read with everything below it. A file is judged by what it calls, so the package around it is read and only the file
 * is spoken of.
 *
 * @throws UsageError for a path that is not there or cannot be checked
 */
export async function scopeOf(paths: readonly string[], current: string, files: Files): Promise<Scope> {
  const asked: { path: string; isFolder: boolean }[] = [];
  const starts = new Set<string>();
  for (const written of paths.length ? paths : ['.']) {
    const path = absolute(written, current);
    const kind = await files.kind(path);
    if (kind === 'nothing') throw new UsageError(`There is no file or folder '${written}'. Name one that exists.`);
    if (kind === 'other') throw new UsageError(`'${written}' is neither a file nor a folder. Name one of those.`);
    if (kind === 'file' && !relevanceOf(path))
      throw new UsageError(`'${written}' is not a TypeScript or JavaScript file. Name one, or a folder.`);
    if (kind === 'folder' && (await files.list(path)) === undefined)
      throw new UsageError(`The folder '${written}' cannot be read. Check its permissions.`);
    asked.push({ path, isFolder: kind === 'folder' });
    if (kind === 'folder') starts.add(path);
    else for (const start of [await packageAround(path, current, files), path]) starts.add(start);
  }
  const [only] = asked;
  const root = asked.length === 1 && only ? rootOf(only, current) : current;
  const isAsked = (file: string) => asked.some(({ path, isFolder }) => file === path || (isFolder && isBelow(file, path)));
  return { root, asked: asked.map(({ path }) => path), starts: withoutNested([...starts]), isAsked };
}

/** An absolute path with forward slashes and none at the end. */
export function absolute(path: string, current: string): string {
  const full = (isAbsolute(path) ? resolve(path) : resolve(current, path)).replaceAll('\\', '/');
  return full.length > 1 ? full.replace(/\/$/, '') : full;
}

export function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder === '/' ? '/' : `${folder}/`);
}

function rootOf({ path, isFolder }: { path: string; isFolder: boolean }, current: string): string {
  if (isFolder) return path;
  return isBelow(path, current) ? current : folderOf(path);
}

/** The nearest folder above a file with a package.json; where there is none, the current folder or else the file's own. */
async function packageAround(file: string, current: string, files: Files): Promise<string> {
  const isHere = isBelow(file, current);
  for (let folder = folderOf(file); folder !== folderOf(folder); folder = folderOf(folder)) {
    if ((await files.kind(`${folder}/package.json`)) === 'file') return folder;
    if (folder === current) return current;
  }
  return isHere ? current : folderOf(file);
}

function withoutNested(starts: readonly string[]): readonly string[] {
  return starts.filter((path) => !starts.some((other) => other !== path && isBelow(path, other)) || relevanceOf(path) !== undefined);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}
