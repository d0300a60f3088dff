/**
 * Node: data compressed on the thread pool.
 *
 * @tab compressed gzip
 */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

// #region snippet
export const compressed: (data: Buffer) => Promise<Buffer> = promisify(gzip);
// #endregion
