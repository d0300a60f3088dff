/** Which of the known names a reader meant who wrote another. */

/** @returns the known name with the fewest edits, when they are few for its length; else undefined */
export function nearestName(written: string, known: Iterable<string>): string | undefined {
  let nearest: string | undefined;
  let fewest = Math.max(2, Math.floor(written.length / 3)) + 1;
  for (const name of known) {
    const count = name.startsWith(written) && written.length > 2 ? 1 : edits(written.toLowerCase(), name.toLowerCase());
    if (count < fewest) {
      nearest = name;
      fewest = count;
    }
  }
  return nearest;
}

/** `Did you mean 'x'?` after a space, or nothing. */
export function didYouMean(written: string, known: Iterable<string>): string {
  const nearest = nearestName(written, known);
  return nearest === undefined ? '' : ` Did you mean '${nearest}'?`;
}

/** How many characters must be inserted, removed, replaced or swapped with their neighbour. */
function edits(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      let count = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) count = Math.min(count, (before[j - 2] ?? 0) + 1);
      row.push(count);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
