/**
 * Follows the calls of every file in slices, which the first answer would otherwise do in one go while everybody waits, and parses what
 * the user looks at. The engine remembers what it has found; nothing is kept here.
 */
import type { Workspace } from '../engine/contract/workspace.ts';
import { relevanceOf } from '../engine/discover/relevance.ts';
import { breathing } from './breathing.ts';

/** @param first paths of the files that the user looks at */
export async function warmUp(
  workspace: Workspace,
  first: readonly string[],
  onProgress: (done: number, all: number) => void,
  onFailure: (what: string, error: unknown) => void,
): Promise<void> {
  const breathe = breathing();
  const attempt = (path: string, what: string, work: (path: string) => void) => {
    try {
      if (workspace.has(path)) work(path);
    } catch (error) {
      onFailure(`${what} ${path}`, error);
    }
  };
  const sources = [...new Set([...first, ...workspace.files()])].filter((path) => relevanceOf(path) === 'source');
  const steps = [...workspace.ahead(), workspace.hints];
  for (const [index, step] of steps.entries())
    for (const [turn, path] of sources.entries()) {
      onProgress(Math.floor((index * sources.length + turn) / steps.length), sources.length);
      attempt(path, 'following the calls of', step);
      await breathe();
    }
  for (const path of first) {
    attempt(path, 'parsing', workspace.prepare);
    await breathe();
  }
}
