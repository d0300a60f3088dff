/** Which files differ from a git reference: changed since the branches parted, changed but not committed, and new. */
import { type Io, UsageError } from './io.ts';

/**
 * @param root a folder in the repository
 * @returns absolute paths
 * @throws UsageError when git does not know the reference, or the folder is in no repository
 */
export async function changedSince(reference: string, root: string, io: Io): Promise<ReadonlySet<string>> {
  if (reference.startsWith('-')) throw new UsageError(`'${reference}' is no git reference. Name a branch, a tag or a commit.`);
  const git = (...words: string[]) => io.git(root, words);
  const top = await git('rev-parse', '--show-toplevel').catch(() => {
    throw new UsageError(`--changed-since needs a git repository, and '${root}' is in none. Leave the option out, or check a clone.`);
  });
  const commit = await git('rev-parse', '--verify', '--quiet', `${reference}^{commit}`).catch(() => {
    throw new UsageError(`git knows no '${reference}'. Name a branch, a tag or a commit that was fetched.`);
  });
  // Without a common ancestor (a shallow clone), the reference itself is the best there is.
  const base = await git('merge-base', commit.trim(), 'HEAD').catch(() => commit);
  const changed = await git('diff', '--name-only', '-z', '--no-ext-diff', '--no-textconv', '--diff-filter=d', '--no-relative', base.trim());
  const fresh = await git('ls-files', '--others', '--exclude-standard', '-z', '--full-name', ':/');
  const folder = top.trim().replaceAll('\\', '/');
  return new Set([...changed.split('\0'), ...fresh.split('\0')].filter(Boolean).map((path) => `${folder}/${path}`));
}
