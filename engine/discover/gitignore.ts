/** What git is told to leave alone, folder by folder. A deeper file overrules those above it. */
import ignore, { type Ignore } from 'ignore';

/** One `.gitignore`, and those of the folders around it. */
export interface IgnoreLevel {
  /** The folder it stands in, without a slash at the end. */
  readonly folder: string;
  readonly rules: Ignore;
  readonly above: IgnoreLevel | undefined;
}

export function ignoreLevel(folder: string, text: string, above: IgnoreLevel | undefined): IgnoreLevel {
  return { folder, rules: ignore().add(text), above };
}

/** @param path of an entry below the innermost level's folder */
export function isIgnored(path: string, isFolder: boolean, innermost: IgnoreLevel | undefined): boolean {
  for (let level = innermost; level; level = level.above) {
    const relative = path.slice(level.folder.length + 1);
    const { ignored, unignored } = level.rules.test(isFolder ? `${relative}/` : relative);
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}
