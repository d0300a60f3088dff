/**
 * Node: a file read without blocking.
 *
 * @tab text path
 */
import { readFile } from 'node:fs/promises';

export async function example(path: string) {
  // #region snippet
  const text = await readFile(path, 'utf8');
  // #endregion
  return text;
}
