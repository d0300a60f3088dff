import type { Span } from './place.ts';

/** The one stretch in which two texts differ: a span of the older one, and how many letters more there are in the newer. */
export interface TextChange extends Span {
  readonly growth: number;
}

export function changeBetween(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let same = 0;
  while (same < shorter - start && before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)) same += 1;
  return { start, end: before.length - same, growth: after.length - before.length };
}
