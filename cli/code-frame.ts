/** A line of code as a terminal shows it, with what is meant underlined. */
import type { Place } from '../engine/model/place.ts';
import type { Brush, Paint } from './colours.ts';
import type { Positions } from './positions.ts';

export interface FrameStyle {
  readonly paint: Paint;
  readonly mark: Brush;
  readonly width: number;
  /** How wide the numbers of the lines are. */
  readonly gutter: number;
}

/** @returns the code's line and the line under it; nothing where the text has no such line */
export function frameOf(place: Place, positions: Positions, { paint, mark, width, gutter }: FrameStyle): readonly string[] {
  const { start, end } = positions.rangeOf(place);
  const source = positions.line(place.file, start.line);
  if (!source.trim()) return [];
  const lastColumn = end.line === start.line ? end.column : source.trimEnd().length + 1;
  const shown = fitted(source, start.column - 1, Math.max(lastColumn - 1, start.column), width - gutter - 3);
  const bar = paint.dim('│');
  return [
    `${paint.dim(String(start.line).padStart(gutter))} ${bar} ${shown.before}${mark(shown.marked)}${shown.after}`,
    `${' '.repeat(gutter)} ${bar} ${' '.repeat(cells(shown.before))}${mark('^'.repeat(Math.max(1, cells(shown.marked))))}`,
  ];
}

interface Fitted {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/** Cuts a long line so that the marked part is seen, and writes tabs and control characters as something that has a width. */
function fitted(source: string, start: number, end: number, width: number): Fitted {
  const indent = source.length - source.trimStart().length;
  const dropped = Math.min(indent, start);
  let before = plain(source.slice(dropped, start));
  let marked = plain(source.slice(start, end));
  let after = plain(source.slice(end)).trimEnd();
  if (cells(before) > width / 2) before = `…${cutTo(before, Math.floor(width / 2), 'end')}`;
  const room = width - cells(before);
  if (cells(marked) > room) marked = `${cutTo(marked, room - 1, 'start')}…`;
  const rest = room - cells(marked);
  if (cells(after) > rest) after = rest > 1 ? `${cutTo(after, rest - 1, 'start')}…` : '';
  return { before, marked, after };
}

function cutTo(text: string, width: number, kept: 'start' | 'end'): string {
  const characters = [...text];
  while (characters.length && cells(characters.join('')) > width) kept === 'start' ? characters.pop() : characters.shift();
  return characters.join('');
}

function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters in a source file must not steer the terminal.
  return text.replaceAll('\t', '  ').replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '�');
}

/** How many cells of a terminal a text takes: two for East Asian wide characters and most emoji, none for combining marks. */
export function cells(text: string): number {
  let count = 0;
  for (const character of text) {
    if (/\p{M}|\u200d|\ufe0f/u.test(character)) continue;
    count += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
      character,
    )
      ? 2
      : 1;
  }
  return count;
}
