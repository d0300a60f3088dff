import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Memo } from './memo.ts';

describe('a memo', () => {
  const memoOf = () => new Memo((query, key, error) => expect.fail(`${query} ${key}: ${error}`));

  it('computes again only what depends on a change, and stops where the answer is the same', () => {
    const memo = memoOf();
    const text = memo.input<string>();
    const computed: string[] = [];
    const length = memo.query('length', (key) => (text.get(key) ?? '').length, { bottom: () => 0 });
    const isLong = memo.query(
      'is-long',
      (key) => {
        computed.push(key);
        return length.get(key) > 3;
      },
      { bottom: () => false },
    );
    text.set('a', 'one');
    text.set('b', 'three');
    expect([isLong.get('a'), isLong.get('b')]).toEqual([false, true]);
    text.set('a', 'two');
    expect(isLong.get('a')).toBe(false);
    expect(computed).toEqual(['a', 'b']);
    text.set('a', 'seven');
    expect(isLong.get('a')).toBe(true);
    expect(computed).toEqual(['a', 'b', 'a']);
  });

  it('answers the bottom where a computation fails, and says so', () => {
    const failures: string[] = [];
    const memo = new Memo((query, key) => failures.push(`${query} ${key}`));
    const broken = memo.query<number>(
      'broken',
      () => {
        throw new Error('no');
      },
      { bottom: () => 7 },
    );
    expect(broken.get('x')).toBe(7);
    expect(failures).toEqual(['broken x']);
  });

  /** Each node reaches itself and whatever its edges reach, cycles included. */
  it('after any edits of a graph answers what a fresh one answers', () => {
    const node = fc.integer({ min: 0, max: 7 });
    const edits = fc.array(fc.tuple(node, fc.uniqueArray(node, { maxLength: 3 })), { minLength: 1, maxLength: 12 });
    const graphOf = (memo: Memo) => {
      const edges = memo.input<readonly number[]>();
      const reached: { get(key: string): readonly number[] } = memo.query<readonly number[]>(
        'reached',
        (key) => [...new Set([Number(key), ...(edges.get(key) ?? []).flatMap((next) => reached.get(String(next)))])].sort((a, b) => a - b),
        { bottom: () => [] },
      );
      return { edges, reached };
    };
    fc.assert(
      fc.property(edits, (steps) => {
        const edited = graphOf(memoOf());
        const known = new Map<number, readonly number[]>();
        for (const [from, to] of steps) {
          edited.edges.set(String(from), to);
          known.set(from, to);
          const fresh = graphOf(memoOf());
          for (const [key, value] of known) fresh.edges.set(String(key), value);
          for (let key = 0; key < 8; key += 1) expect(edited.reached.get(String(key))).toEqual(fresh.reached.get(String(key)));
        }
      }),
    );
  });
});
