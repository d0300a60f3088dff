/**
 * Where things stand. A `Span` is a pair of offsets in one text; a `Place` names the file too; a `Site` names a thing by what
 * holds it, so that it stays the same while the text above it is edited. Facts that cross files are made of sites, never of
 * offsets: an edit that moves a function leaves every fact about it equal, and nothing that depends on it is computed again.
 */

/** A range of UTF-16 offsets; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** A span in a file. `file` is an absolute path with forward slashes. */
export interface Place extends Span {
  readonly file: string;
}

/** A function, or the call, loop or object literal in it that comes `index`-th in the order of the text. */
export interface Site {
  readonly file: string;
  /** The `key` of a FunctionNode in that file's Module. */
  readonly function: string;
  readonly part: 'function' | 'call' | 'loop' | 'object' | 'await';
  /** Zero-based, counted per function and part; 0 for the function itself. */
  readonly index: number;
}

export function isSameSite(a: Site, b: Site): boolean {
  return a === b || (a.index === b.index && a.part === b.part && a.function === b.function && a.file === b.file);
}

/** A string that two sites share exactly when they are the same site. */
export function siteKey(site: Site): string {
  return `${site.file}#${site.function}#${site.part}${site.index}`;
}
