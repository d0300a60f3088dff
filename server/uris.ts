/** Addresses of documents, and the engine's paths: absolute, with forward slashes. */
import { fileURLToPath, pathToFileURL } from 'node:url';

/** @returns undefined for what is no file: an untitled text, a comparison's other side */
export function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return withSmallDrive(fileURLToPath(uri).replaceAll('\\', '/')).replace(/(?<=.)\/$/, '');
  } catch {
    return undefined;
  }
}

export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

/** Editors disagree about `C:` and `c:`. */
function withSmallDrive(path: string): string {
  return /^[A-Z]:/.test(path) ? path.charAt(0).toLowerCase() + path.slice(1) : path;
}
