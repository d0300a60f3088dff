/**
 * Which configuration counts for which file: the nearest `latency-lens.json` above it. Told as remembered facts, so that an edit of
 * a comment in a configuration file judges nothing again.
 */
import picomatch from 'picomatch/posix.js';
import type { Configuration } from '../contract/workspace.ts';
import { CONFIGURATION_FILE } from '../discover/relevance.ts';
import type { Memo } from '../incremental/memo.ts';
import type { Problem } from './checked.ts';
import { NO_CONFIGURATION, type ParsedConfiguration, parseConfiguration, type Vocabulary } from './parse.ts';

export interface Configurations {
  configurationOf(file: string): Configuration;
  /** Whether the configuration asks that nothing be said about a file. */
  isIgnored(file: string): boolean;
  /** The configuration files, those nearest the root first. */
  files(): readonly string[];
  problemsIn(configurationFile: string): readonly Problem[];
  /** What people declared about checklist items; the file nearest the root has the last word. */
  declarations(): Configuration['checklist'];
}

export interface ConfigurationSources {
  files(): readonly string[];
  text(path: string): string | undefined;
  readonly vocabulary: Vocabulary;
  /** One file that counts for all files instead of the nearest, and the folder that its globs start from. */
  readonly only?: { readonly path: string; readonly folder: string } | undefined;
}

export function createConfigurations(memo: Memo, { files, text, vocabulary, only }: ConfigurationSources): Configurations {
  const parsed = memo.query<ParsedConfiguration>('parsed-configuration', (path) => parseConfiguration(text(path) ?? '{}', vocabulary), {
    bottom: () => ({ configuration: NO_CONFIGURATION, problems: [] }),
  });
  const configuration = memo.query<Configuration>('configuration', (path) => (path ? parsed.get(path).configuration : NO_CONFIGURATION), {
    bottom: () => NO_CONFIGURATION,
  });
  const all = memo.query<readonly string[]>(
    'configuration-files',
    () => (only ? [only.path] : files().filter(isConfigurationFile).sort(byDepth)),
    {
      bottom: () => [],
    },
  );
  /** By folder; '' where no configuration counts. */
  const nearest = memo.query<string>('nearest-configuration', (folder) => nearestTo(folder, all.get('')), { bottom: () => '' });
  const nearestFile = (file: string) => only?.path ?? nearest.get(folderOf(file));
  const declarations = memo.query<Configuration['checklist']>(
    'declarations',
    () => Object.assign({}, ...[...all.get('')].reverse().map((path) => configuration.get(path).checklist)),
    { bottom: () => ({}) },
  );

  return {
    configurationOf: (file) => configuration.get(nearestFile(file)),
    isIgnored(file) {
      const path = nearestFile(file);
      const { ignore } = configuration.get(path);
      const folder = only?.folder ?? folderOf(path);
      return ignore.length > 0 && file.startsWith(`${folder}/`) && matcherOf(ignore)(file.slice(folder.length + 1));
    },
    files: () => all.get(''),
    problemsIn: (path) => parsed.get(path).problems,
    declarations: () => declarations.get(''),
  };
}

function isConfigurationFile(path: string): boolean {
  return path.endsWith(`/${CONFIGURATION_FILE}`);
}

function nearestTo(folder: string, files: readonly string[]): string {
  for (let at = folder; ; at = folderOf(at)) {
    const path = `${at}/${CONFIGURATION_FILE}`;
    if (files.includes(path)) return path;
    if (!at) return '';
  }
}

const matchers = new Map<string, (path: string) => boolean>();

/** A glob that names a folder means everything in it too. */
function matcherOf(globs: readonly string[]): (path: string) => boolean {
  const key = globs.join('\n');
  let matcher = matchers.get(key);
  if (!matcher) {
    const patterns = globs.map((glob) => glob.replace(/^\.?\//, '').replace(/\/$/, '')).flatMap((glob) => [glob, `${glob}/**`]);
    matcher = picomatch(patterns, { dot: true });
    matchers.set(key, matcher);
  }
  return matcher;
}

function byDepth(a: string, b: string): number {
  return a.split('/').length - b.split('/').length || (a < b ? -1 : 1);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
