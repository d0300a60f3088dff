/**
 * Follows the calls of every file in slices, which the first answer would otherwise do in one go while everybody waits. The engine
 * remembers what it has found; nothing is kept here.
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
  const sources = [...new Set([...first, ...workspace.files()])].filter((path) => relevanceOf(path) === 'source');
  for (const [index, path] of sources.entries()) {
    onProgress(index, sources.length);
    try {
      if (workspace.has(path)) workspace.hints(path);
    } catch (error) {
      onFailure(`following the calls of ${path}`, error);
    }
    await breathe();
  }
}
