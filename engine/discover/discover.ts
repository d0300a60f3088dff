/**
 * Finds the files of a workspace that the engine wants to see. It lists folders and reads `.gitignore` files, nothing else; what is
 * installed, built or ignored is never entered, and links are not followed, so a link that leads back up cannot trap it.
 */
import type { Files, FolderEntry } from '../contract/files.ts';
import { type IgnoreLevel, ignoreLevel, isIgnored } from './gitignore.ts';
import { type Relevance, relevanceOf } from './relevance.ts';

export interface FoundFile {
  readonly path: string;
  readonly relevance: Relevance;
}

/**
 * @param starts folders and files, absolute; a file that is named counts even where git ignores it
 * @param onFolder called before each folder, for progress; a promise is waited for
 * @returns every file once, sorted by path
 */
export async function discover(
  starts: readonly string[],
  files: Files,
  onFolder?: (folder: string) => void | Promise<void>,
): Promise<readonly FoundFile[]> {
  const found = new Map<string, Relevance>();
  for (const start of starts) {
    const kind = await files.kind(start);
    const folder = kind === 'folder' ? start : folderOf(start);
    const around = await surroundings(folder, files);
    for (const path of around.manifests) found.set(path, relevanceOf(path) ?? 'manifest');
    if (kind === 'file') found.set(start, relevanceOf(start) ?? 'source');
    else if (kind === 'folder') await walk(start, around.ignores, files, found, onFolder);
  }
  return [...found].map(([path, relevance]) => ({ path, relevance })).sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function walk(
  start: string,
  ignores: IgnoreLevel | undefined,
  files: Files,
  found: Map<string, Relevance>,
  onFolder: ((folder: string) => void | Promise<void>) | undefined,
): Promise<void> {
  const waiting: { folder: string; ignores: IgnoreLevel | undefined }[] = [{ folder: start, ignores }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { folder } = next;
    await onFolder?.(folder);
    const entries = (await files.list(folder)) ?? [];
    const level = await withOwnIgnores(folder, entries, next.ignores, files);
    const isRoot = folder === start || entries.some(({ name }) => name === 'package.json');
    for (const { name, kind, leadsTo } of entries) {
      if (leadsTo !== undefined) continue;
      const path = folder === '/' ? `/${name}` : `${folder}/${name}`;
      if (kind === 'folder') {
        if (!isLeftOut(name, isRoot) && !isIgnored(path, true, level)) waiting.push({ folder: path, ignores: level });
      } else if (kind === 'file') {
        const relevance = relevanceOf(path);
        if (relevance && !isIgnored(path, false, level)) found.set(path, relevance);
      }
    }
  }
}

/** Folders of other people's code, of tools, and of what a package's build makes. */
function isLeftOut(name: string, isPackageRoot: boolean): boolean {
  if (name === 'node_modules' || name === 'bower_components') return true;
  if (name.startsWith('.')) return name !== '.github' && name !== '.circleci';
  return isPackageRoot && BUILT.has(name);
}

const BUILT = new Set(['dist', 'build', 'out', 'coverage']);

/**
 * What stands above a start and still counts for it: manifests and configuration up to the repository's root (or, where there is no
 * repository, up to the nearest package), and what git ignores there.
 */
async function surroundings(start: string, files: Files): Promise<{ manifests: readonly string[]; ignores: IgnoreLevel | undefined }> {
  const folders: { folder: string; entries: readonly FolderEntry[] }[] = [];
  let isInRepository = false;
  for (let folder = start; !isInRepository; folder = folderOf(folder)) {
    const entries = (await files.list(folder)) ?? [];
    folders.push({ folder, entries });
    isInRepository = entries.some(({ name }) => name === '.git');
    if (folder === folderOf(folder)) break;
  }
  if (!isInRepository) {
    const nearest = folders.findIndex(({ entries }) => entries.some(({ name }) => name === 'package.json'));
    folders.length = nearest + 1;
  }
  const manifests: string[] = [];
  let ignores: IgnoreLevel | undefined;
  for (const { folder, entries } of folders.slice(1).reverse()) {
    ignores = await withOwnIgnores(folder, entries, ignores, files);
    for (const { name } of entries) {
      const relevance = relevanceOf(`${folder}/${name}`);
      if (relevance === 'manifest' || relevance === 'configuration') manifests.push(`${folder}/${name}`);
    }
  }
  const around = folders.find(({ entries }) => entries.some(({ name }) => name === 'package.json'));
  if (around && around.folder !== start) manifests.push(...(await schemasOf(around.folder, files)));
  // Whoever asks for a folder that git ignores wants to see what is in it.
  return { manifests, ignores: isIgnored(start, true, ignores) ? undefined : ignores };
}

/** The tables of the package around a start, which stand beside its sources. */
async function schemasOf(folder: string, files: Files): Promise<readonly string[]> {
  const found = new Map<string, Relevance>();
  if ((await files.kind(`${folder}/prisma`)) === 'folder') await walk(`${folder}/prisma`, undefined, files, found, undefined);
  return [...found].flatMap(([path, relevance]) => (relevance === 'schema' ? [path] : []));
}

async function withOwnIgnores(
  folder: string,
  entries: readonly FolderEntry[],
  above: IgnoreLevel | undefined,
  files: Files,
): Promise<IgnoreLevel | undefined> {
  if (!entries.some(({ name, kind }) => name === '.gitignore' && kind === 'file')) return above;
  const read = await files.read(`${folder}/.gitignore`, MOST_IGNORE_BYTES);
  return 'text' in read ? ignoreLevel(folder, read.text, above) : above;
}

const MOST_IGNORE_BYTES = 1 << 20;

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}
