/**
 * Where things are: positions of the protocol (zero-based lines and UTF-16 characters) for the engine's offsets, and back. While
 * a file does not parse, the engine's offsets are those of its last good text; they are led to where the same code is now, so
 * that what is drawn stays put and never flashes.
 */
import type { Position, Range } from 'vscode-languageserver';
import type { Workspace } from '../engine/contract/workspace.ts';
import type { Edit } from '../engine/model/finding.ts';
import { lineAt, lineStartsOf } from '../engine/model/lines.ts';
import type { Place, Span } from '../engine/model/place.ts';
import { differences, mapped, reversed } from './differences.ts';

export interface Texts {
  set(path: string, text: string): void;
  remove(path: string): void;
  /** The range of an answer's span, in the text as it is now. */
  range(place: Place): Range;
  position(path: string, offset: number): Position;
  /** The offset, in the text that answers are about, of a position in the text as it is now. */
  offset(path: string, position: Position): number;
  /** Of the text as it is now, whatever the answers are about. */
  rangeNow(path: string, span: Span): Range;
  offsetNow(path: string, position: Position): number;
}

export function createTexts(workspace: Workspace): Texts {
  /** For files that do not parse. */
  const shifts = new Map<string, Shift>();
  const starts = new Map<string, { readonly text: string; readonly starts: readonly number[] }>();

  const textOf = (path: string) => workspace.text(path) ?? '';
  const startsOf = (path: string) => {
    const text = textOf(path);
    const known = starts.get(path);
    if (known?.text === text) return known.starts;
    const fresh = lineStartsOf(text);
    starts.set(path, { text, starts: fresh });
    return fresh;
  };
  const shiftOf = (path: string) => {
    const [before, now] = [workspace.judgedText(path), textOf(path)];
    if (before === undefined || before === now) return undefined;
    const known = shifts.get(path);
    if (known?.now === now && known.before === before) return known;
    const ahead = differences(before, now);
    const shift = { before, now, ahead, back: reversed(ahead, before) };
    shifts.set(path, shift);
    return shift;
  };
  const positionNow = (path: string, offset: number): Position => {
    const line = lineAt(startsOf(path), offset);
    return { line, character: offset - (startsOf(path)[line] ?? 0) };
  };
  const offsetNow = (path: string, { line, character }: Position) => {
    const own = startsOf(path);
    const start = own[line] ?? textOf(path).length;
    return Math.min(start + character, own[line + 1] ?? textOf(path).length);
  };
  const rangeNow = (path: string, { start, end }: Span) => ({ start: positionNow(path, start), end: positionNow(path, end) });
  const ahead = (path: string, offset: number) => mapped(offset, shiftOf(path)?.ahead ?? []);

  return {
    set(path, text) {
      workspace.set(path, text);
      shifts.delete(path);
    },
    remove(path) {
      workspace.remove(path);
      for (const kept of [shifts, starts]) kept.delete(path);
    },
    range: ({ file, start, end }) => rangeNow(file, { start: ahead(file, start), end: ahead(file, end) }),
    position: (path, offset) => positionNow(path, ahead(path, offset)),
    offset: (path, position) => mapped(offsetNow(path, position), shiftOf(path)?.back ?? []),
    rangeNow,
    offsetNow,
  };
}

/** How the text that answers are about became the one that is shown, and the way back. */
interface Shift {
  readonly before: string;
  readonly now: string;
  readonly ahead: readonly Edit[];
  readonly back: readonly Edit[];
}
