/** Fills a workspace with what the given paths hold, and says what of it is asked about. */

import type { Unreadable, Workspace } from '../engine/contract/workspace.ts';
import { discover } from '../engine/discover/discover.ts';
import { readFound } from '../engine/discover/read.ts';
import { CONFIGURATION_FILE, relevanceOf } from '../engine/discover/relevance.ts';
import { withFacts } from '../engine/pack/facts.ts';
import { type CacheWish, cacheFor, keyOf } from './cache.ts';
import { factsIn } from './facts.ts';
import { type Io, UsageError } from './io.ts';
import { keptWorkspace } from './kept-workspace.ts';
import { type Positions, positionsIn } from './positions.ts';
import { type Progress, progressOn } from './progress.ts';
import { absolute, scopeOf } from './scope.ts';

export interface Session {
  readonly root: string;
  readonly workspace: Workspace;
  readonly positions: Positions;
  readonly progress: Progress;
  /** The source files that are asked about, sorted. */
  readonly sources: readonly string[];
  isAsked(file: string): boolean;
  /** Of the source files that are asked about. */
  lineCount(): number;
  /** Sorted by path. */
  unreadable(): readonly Unreadable[];
  /** Keeps what was learnt for the next run. To be called when everything was asked. */
  keep(): void;
}

export interface SessionOptions {
  readonly config?: string | undefined;
  readonly quiet?: boolean | undefined;
  readonly cache?: CacheWish;
  /** Files that `latency-lens index` wrote. */
  readonly facts?: readonly string[];
}

/** Who asks: each command asks other questions. One that changes texts needs more than answers. */
export type Asker = 'check' | 'fix' | 'routes' | 'checklist';

/** @throws UsageError when there is nothing to check */
export async function openSession(
  asker: Asker,
  paths: readonly string[],
  { config, quiet, cache: wish, facts: factsNames = [] }: SessionOptions,
  io: Io,
): Promise<Session> {
  const { files } = io;
  const scope = await scopeOf(paths, io.folder, files);
  const progress = progressOn(io.err, !quiet, io.now);
  const configurationFile = config === undefined ? undefined : await existing(config, io);
  const unread: Unreadable[] = [];

  let folders = 0;
  const found = await discover(configurationFile ? [...scope.starts, configurationFile] : scope.starts, files, () =>
    progress.show('Looking through folders', ++folders, undefined),
  );
  const facts = await factsIn(factsNames, io);
  const absent = [...facts.absent.keys()].map((path) => ({ path, relevance: relevanceOf(path) ?? 'evidence' }));
  const all = [...found, ...absent].sort((a, b) => (a.path < b.path ? -1 : 1));
  const wanted = configurationFile ? all.filter(({ path, relevance }) => relevance !== 'configuration' || path === configurationFile) : all;
  const sources = wanted.filter(({ path, relevance }) => relevance === 'source' && scope.isAsked(path)).map(({ path }) => path);
  if (!sources.length) {
    progress.end();
    throw new UsageError(
      `There are no TypeScript or JavaScript files in ${paths.length ? paths.map((path) => `'${path}'`).join(', ') : 'this folder'}. Name a folder that has some.`,
    );
  }
  const texts = new Map<string, string>();
  for (const one of wanted) {
    const read = facts.absent.get(one.path) ?? (await readFound(one, files));
    if (!read) continue;
    if ('text' in read) texts.set(one.path, read.text);
    else unread.push(read);
  }

  const tell = failureTeller(io);
  let hasFailed = false;
  const cache = await cacheFor(wish, scope.root, io);
  const key = cache && keyOf([asker, scope.root, scope.asked, configurationFile], texts);
  const known = key !== undefined && asker !== 'fix' ? cache?.answers.find(key) : undefined;
  const open = known ? undefined : await opened();
  const workspace = keptWorkspace(texts, new Map(known), open);
  async function opened(): Promise<Workspace> {
    const fresh = await io.openWorkspace({
      configuration: configurationFile === undefined ? undefined : { path: configurationFile, folder: scope.root },
      moduleCache: facts.files.size ? withFacts(facts.files, cache?.modules) : cache?.modules,
      onFailure: (...failure) => {
        hasFailed = true;
        tell(...failure);
      },
    });
    fresh.setRoots(scope.starts);
    let done = 0;
    for (const [path, text] of texts) {
      progress.show('Reading', done++, texts.size);
      fresh.set(path, text);
    }
    return fresh;
  }

  const isAsked = (file: string) =>
    scope.isAsked(file) || file === configurationFile || (file.endsWith(`/${CONFIGURATION_FILE}`) && workspace.has(file));
  return {
    root: scope.root,
    workspace,
    positions: positionsIn(scope.root, (file) => workspace.judgedText(file)),
    progress,
    sources: sources.filter((path) => workspace.has(path)),
    isAsked,
    lineCount: () => {
      const isAll = wanted.every(({ path, relevance }) => relevance !== 'source' || scope.isAsked(path));
      return isAll ? workspace.lineCount() : sources.reduce((sum, path) => sum + (workspace.text(path)?.split('\n').length ?? 0), 0);
    },
    unreadable: () =>
      [...unread, ...workspace.unreadable()]
        .filter(({ file }) => isAsked(file) || relevanceOf(file) === 'manifest')
        .filter(({ file }) => !workspace.isIgnored(file))
        .sort((a, b) => (a.file < b.file ? -1 : 1)),
    keep: () => {
      cache?.modules.save();
      const answers = workspace.answers();
      if (key !== undefined && !known && answers && !hasFailed) cache?.answers.keep(key, answers);
    },
  };
}

/** A part of the program that fails costs its own findings; it is named once. */
function failureTeller({ err, environment }: Io) {
  const told = new Set<string>();
  return (what: string, where: string, error: unknown) => {
    if (told.has(what)) return;
    told.add(what);
    const detail = environment.LATENCY_LENS_DEBUG && error instanceof Error ? error.stack : String(error);
    err.write(`latency-lens: ${what} failed at ${where}, and the rest goes on: ${detail} (please report it)\n`);
  };
}

async function existing(config: string, io: Io): Promise<string> {
  const path = absolute(config, io.folder);
  if ((await io.files.kind(path)) !== 'file') throw new UsageError(`There is no configuration file '${config}'. Name one that exists.`);
  return path;
}
