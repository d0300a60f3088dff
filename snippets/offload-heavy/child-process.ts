/**
 * Node: another program run without blocking, with a limit on its time and on what it prints.
 *
 * @tab textOfPdf path 'pdftotext' '-' 30_000 10
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

// #region snippet
const run = promisify(execFile);

export async function textOfPdf(path: string): Promise<string> {
  const { stdout } = await run('pdftotext', [path, '-'], { timeout: 30_000, maxBuffer: 10 * 1024 * 1024 });
  return stdout;
}
// #endregion
