import { describe, expect, it } from 'vitest';
import { Memo, type Query } from './memo.ts';
import { createNameIndex, grouped } from './name-index.ts';

describe('a memo', () => {
  const onceOf = () => new Memo((query, key, error) => expect.fail(`${query} ${key}: ${error}`), true);
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

  it('looks first at what read an input itself, whoever asks, and at nothing further up where that is the same', () => {
    const memo = memoOf();
    const text = memo.input<string>();
    const computed: string[] = [];
    const said = <Value>(name: string, value: Value): Value => {
      computed.push(name);
      return value;
    };
    const length = memo.query('length', (key) => said('length', (text.get(key) ?? '').length), { bottom: () => 0 });
    const line = memo.query('line', (key) => said('line', '='.repeat(length.get(key))), { bottom: () => '' });
    const other = memo.query('other', () => 1, { bottom: () => 0 });
    text.set('a', 'one');
    expect(line.get('a')).toBe('===');
    text.set('a', 'two');
    other.get('');
    expect(computed.splice(0)).toEqual(['length', 'line', 'length']);
    text.set('a', 'three');
    other.get('');
    expect([line.get('a'), computed]).toEqual(['=====', ['length', 'line']]);
  });

  it('sees the cycle that an edit closes, though what it is closed through was sure and says the same', () => {
    const memo = memoOf();
    const next = memo.input<string>();
    const end: Query<string> = memo.query<string>(
      'end',
      (key) => (next.get(key) === undefined ? 'the end' : end.get(next.get(key) ?? '')),
      { bottom: () => 'nowhere' },
    );
    next.set('another', 'one');
    expect(end.get('another')).toBe('the end');
    next.set('one', 'another');
    expect([end.get('another'), end.get('one')]).toEqual(['nowhere', 'nowhere']);
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

  it('that is for one state of its inputs forgets everything when one changes', () => {
    const memo = onceOf();
    const text = memo.input<string>();
    const length = memo.query('length', (key) => (text.get(key) ?? '').length, { bottom: () => 0 });
    text.set('a', 'one');
    expect(length.get('a')).toBe(3);
    text.set('a', 'three');
    expect(length.get('a')).toBe(5);
  });

  it('takes keys of several parts', () => {
    const memo = memoOf();
    const sums = memo.query<number, [name: string, one: number, other: number]>('sum', (name, one, other) => name.length + one + other, {
      bottom: () => 0,
    });
    expect([sums.get('a', 1, 2), sums.get('a', 2, 1), sums.get('abc', 1, 2)]).toEqual([4, 4, 6]);
  });

  it('tells whoever was looked at before an eager value was known to have changed', () => {
    const memo = memoOf();
    const text = memo.input<string>();
    const length = memo.query('length', (key) => (text.get(key) ?? '').length, { bottom: () => 0 });
    const title = memo.query('title', () => text.get('title') ?? '', { bottom: () => '', isEager: true });
    const heading = memo.query('heading', (key) => `${length.get(key)} in ${title.get('')}`, { bottom: () => '' });
    const first = memo.query('first', (key) => `${title.get('')} begins with ${text.get(key)?.[0]}`, { bottom: () => '' });
    const page = memo.query('page', () => [first.get('a'), heading.get('a')].join(), { bottom: () => '', isEager: true });
    text.set('a', 'one');
    text.set('title', 'Old');
    expect(page.get('')).toBe('Old begins with o,3 in Old');
    // The page comes up first: what is new in it asks for the title, and finds that the length is what it was.
    text.set('a', 'two');
    text.set('title', 'New');
    expect([heading.get('a'), page.get('')]).toEqual(['3 in New', 'New begins with t,3 in New']);
  });

  it('tells of an eager value that was asked for early, and was in doubt again before it was told', () => {
    const memo = memoOf();
    const text = memo.input<string>();
    const title = memo.query('title', () => text.get('title') ?? '', { bottom: () => '', isEager: true });
    const cover = memo.query('cover', () => `${text.get('author')}: ${title.get('')}`, { bottom: () => '', isEager: true });
    const page = memo.query('page', () => `${text.get('page')} of ${cover.get('')}`, { bottom: () => '', isEager: true });
    const shelf = memo.query('shelf', () => `[${cover.get('')}]`, { bottom: () => '' });
    for (const key of ['page', 'title', 'author']) text.set(key, 'old');
    expect([page.get(''), shelf.get('')]).toEqual(['old of old: old', '[old: old]']);
    for (const key of ['page', 'title', 'author']) text.set(key, 'new');
    expect([page.get(''), shelf.get('')]).toEqual(['new of new: new', '[new: new]']);
  });

  it('tells of what came late to an index who asked for it when there was nothing', () => {
    const memo = memoOf();
    const files = memo.input<readonly string[]>();
    const index = createNameIndex<string>(
      memo,
      'index',
      () => files.get('') ?? [],
      (file) => grouped([[file.slice(0, 1), file]]),
    );
    expect(index.get('a')).toEqual([]);
    files.set('', ['ant']);
    expect(index.get('a')).toEqual(['ant']);
    files.set('', []);
    expect(index.get('a')).toEqual([]);
    files.set('', ['ape']);
    expect(index.get('a')).toEqual(['ape']);
  });
});
