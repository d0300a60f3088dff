import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../engine/fix/repair.ts';
import { differences, mapped, reversed } from './differences.ts';

/** Few different lines, so that many of them are the same on both sides. */
const text = fc.array(fc.constantFrom('a', 'b', 'for (;;) {', '}', ''), { maxLength: 12 }).map((lines) => lines.join('\n'));

describe('differences', () => {
  it('lead from one text to the other, and back', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edits = differences(before, after);
        expect(applyEdits(before, edits)).toBe(after);
        expect(applyEdits(after, reversed(edits, before))).toBe(before);
      }),
    );
  });

  it('keep their order and do not touch each other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edits = differences(before, after);
        expect(edits.every((edit, index) => index === 0 || edit.start >= (edits[index - 1]?.end ?? 0))).toBe(true);
      }),
    );
  });

  it('are as small as what was typed', () => {
    expect(differences('one\ntwo\nthree\n', 'one\ntwo!\nthree\n')).toEqual([{ start: 7, end: 7, text: '!' }]);
    expect(differences('a\nb\nc\nd\ne\n', 'a\nB\nc\nd\nE\n')).toEqual([
      { start: 2, end: 3, text: 'B' },
      { start: 8, end: 9, text: 'E' },
    ]);
  });

  it('of texts with nothing in common are one edit, however long they are', () => {
    const long = (line: string) => `${line}\n`.repeat(5_000);
    expect(differences(long('a'), long('b'))).toHaveLength(1);
  });
});

describe('where an offset is after edits', () => {
  it('moves with the code around it, and never backwards', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edits = differences(before, after);
        const places = [...before, ''].map((_, offset) => mapped(offset, edits));
        expect(places.every((place, index) => place >= (places[index - 1] ?? 0) && place <= after.length)).toBe(true);
      }),
    );
  });

  it.each([
    ['before an insertion', 'ab', 'aXb', 0, 0],
    ['at an insertion', 'ab', 'aXb', 1, 2],
    ['after an insertion', 'ab', 'aXb', 2, 3],
    ['after a removal', 'aXb', 'ab', 2, 1],
    ['inside what was replaced', 'one\n1234\ntwo', 'one\n12\ntwo', 7, 6],
  ])('%s', (_, before, after, offset, expected) => {
    expect(mapped(offset, differences(before, after))).toBe(expected);
  });
});
