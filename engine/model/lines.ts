/** Lines and columns from offsets, all zero-based. */

/** The offset at which each line of a text begins; `\n`, `\r\n` and `\r` end lines. */
export function lineStartsOf(text: string): number[] {
  let count = 1;
  if (text.includes('\r')) {
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) scratch[count++] = i + 1;
    }
  } else for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) scratch[count++] = at + 1;
  return scratch.slice(0, count);
}

/** Grows once for all texts, so that what is kept of each is a list without spare room. The first line begins at 0. */
const scratch: number[] = [0];

/** The line that an offset is on. */
export function lineAt(lineStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
