/** What lies between two texts, as few and as small edits as a glance would find; and where an offset of the one is in the other. */
import type { Edit } from '../engine/model/finding.ts';

/** Beyond as many pairs of changed lines the whole stretch is one edit, so that no pair of texts takes long. */
const MOST_PAIRS = 1_000_000;

/** Edits that turn one text into the other, in order, none touching another. */
export function differences(before: string, after: string): readonly Edit[] {
  if (before === after) return [];
  const [a, b] = [linesOf(before), linesOf(after)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const [left, right] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const edits: Edit[] = [];
  let offset = lengthOf(a.slice(0, head));
  for (const { removed, added } of stretches(left, right)) {
    const text = removed.join('');
    if (removed !== added) edits.push(trimmed(before, { start: offset, end: offset + text.length, text: added.join('') }));
    offset += text.length;
  }
  return edits;
}

/** Where an offset of the text before the edits is after them. What was replaced is at the replacement's nearer end. */
export function mapped(offset: number, edits: readonly Edit[]): number {
  let shift = 0;
  for (const { start, end, text } of edits) {
    if (offset < start || (offset === start && start < end)) break;
    if (offset < end) return start + shift + Math.min(offset - start, text.length);
    shift += text.length - (end - start);
  }
  return offset + shift;
}

/** The edits that lead back. */
export function reversed(edits: readonly Edit[], before: string): readonly Edit[] {
  let shift = 0;
  return edits.map(({ start, end, text }) => {
    const back = { start: start + shift, end: start + shift + text.length, text: before.slice(start, end) };
    shift += text.length - (end - start);
    return back;
  });
}

interface Stretch {
  readonly removed: readonly string[];
  /** The same list as `removed` where nothing changed. */
  readonly added: readonly string[];
}

/** Alternating stretches of lines that stay and lines that are replaced, by their longest common subsequence. */
function stretches(left: readonly string[], right: readonly string[]): readonly Stretch[] {
  if (left.length * right.length > MOST_PAIRS) return [{ removed: left, added: right }];
  const width = right.length + 1;
  const common = new Uint32Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i -= 1)
    for (let j = right.length - 1; j >= 0; j -= 1)
      common[i * width + j] =
        left[i] === right[j]
          ? (common[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0);
  const found: Stretch[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const [fromLeft, fromRight] = [i, j];
    while (i < left.length && j < right.length && left[i] === right[j]) [i, j] = [i + 1, j + 1];
    if (i > fromLeft) {
      const same = left.slice(fromLeft, i);
      found.push({ removed: same, added: same });
      continue;
    }
    while ((i < left.length || j < right.length) && !(i < left.length && j < right.length && left[i] === right[j])) {
      if (j >= right.length || (i < left.length && (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0))) i += 1;
      else j += 1;
    }
    found.push({ removed: left.slice(fromLeft, i), added: right.slice(fromRight, j) });
  }
  return found;
}

/** Without what both sides begin and end with. */
function trimmed(before: string, { start, end, text }: Edit): Edit {
  let head = 0;
  while (start + head < end && head < text.length && before[start + head] === text[head]) head += 1;
  let tail = 0;
  while (end - tail > start + head && text.length - tail > head && before[end - tail - 1] === text[text.length - tail - 1]) tail += 1;
  return { start: start + head, end: end - tail, text: text.slice(head, text.length - tail) };
}

/** With their line ends. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length, 0);
}
