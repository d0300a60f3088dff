/** Lines and columns, both from 1, of offsets in the texts that a workspace holds. */

import { lineAt, lineStartsOf } from '../engine/model/lines.ts';
import type { Place } from '../engine/model/place.ts';

export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Range {
  readonly start: Position;
  /** Exclusive. */
  readonly end: Position;
}

export interface Positions {
  rangeOf(place: Place): Range;
  /** From 1, without its line end; '' beyond the text. */
  line(file: string, line: number): string;
  /** The file's path as it is printed: from the root, with `/`. */
  shown(file: string): string;
}

export function positionsIn(root: string, textOf: (file: string) => string | undefined): Positions {
  const known = new Map<string, { readonly text: string; readonly starts: readonly number[] }>();
  const startsOf = (file: string) => {
    const text = textOf(file) ?? '';
    const before = known.get(file);
    if (before?.text === text) return before.starts;
    const starts = lineStartsOf(text);
    known.set(file, { text, starts });
    return starts;
  };
  const positionOf = (file: string, offset: number): Position => {
    const line = lineAt(startsOf(file), offset);
    return { line: line + 1, column: offset - (startsOf(file)[line] ?? 0) + 1 };
  };
  return {
    rangeOf: ({ file, start, end }) => ({ start: positionOf(file, start), end: positionOf(file, end) }),
    line: (file, line) =>
      (textOf(file) ?? '').slice(startsOf(file)[line - 1] ?? Number.POSITIVE_INFINITY, startsOf(file)[line]).replace(/[\r\n]+$/, ''),
    shown: (file) => relativePath(root, file),
  };
}

/** A path as seen from a folder; both absolute, with forward slashes. */
export function relativePath(folder: string, path: string): string {
  const from = folder.split('/').filter(Boolean);
  const to = path.split('/').filter(Boolean);
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared += 1;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}
