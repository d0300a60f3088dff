/**
 * Plain TypeScript: something loaded at its first use and shared from then on, also by those who ask while it loads. A failure is not kept.
 *
 * @tab loadedOnce template readFile 'templates/invoice.html'
 */
import { readFile } from 'node:fs/promises';

// #region snippet
function loadedOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}

export const template = loadedOnce(() => readFile('templates/invoice.html', 'utf8'));
// #endregion
