import fc from 'fast-check';
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

  it('leaves a cycle alone that nothing has changed for', () => {
    const memo = memoOf();
    const { edges, reached, computed } = graphOf(memo);
    edges.set('0', [{ to: 1 }]);
    edges.set('1', [{ to: 0 }, { to: 2 }]);
    edges.set('2', []);
    expect(reached.get('0')).toEqual([0, 1, 2]);
    computed.length = 0;
    edges.set('3', [{ to: 0 }]);
    edges.set('2', [{ to: 2 }]);
    expect(reached.get('3')).toEqual([0, 1, 2, 3]);
    expect(new Set(computed)).toEqual(new Set(['3', '2']));
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

  it('takes a cycle that was found on the way to looking at a smaller one for what it is', () => {
    const { edges, all } = graphOf(memoOf());
    edges.set('5', [{ to: 1 }]);
    edges.set('0', [{ to: 0 }, { to: 6 }]);
    all('0');
    edges.set('6', [{ to: 5 }, { to: 0 }]);
    all('0');
    edges.set('0', []);
    const [, , , byTarget] = all('5');
    expect(byTarget).toEqual([6]);
  });

  it('doubts all of a cycle whose head comes to stand on what has changed', () => {
    const { edges, all } = graphOf(memoOf());
    edges.set('6', [{ to: 5 }, { to: 0, where: { node: 0, reaches: 1 } }]);
    edges.set('0', []);
    all('0');
    edges.set('5', [{ to: 1, where: { node: 0, reaches: 0 } }, { to: 6 }]);
    edges.set('0', [{ to: 2 }]);
    edges.set('1', [{ to: 5 }]);
    edges.set('2', []);
    expect(all('3')[2]).toBe(16);
  });

  interface Edge {
    readonly to: number;
    /** Followed only where that node reaches the other. */
    readonly where?: { readonly node: number; readonly reaches: number } | undefined;
  }

  const COUNT = 8;
  const NODES: readonly number[] = Array.from({ length: COUNT }, (_, index) => index);

  /**
   * Each node reaches itself and whatever its edges reach, cycles included. The hubs are gathered from all nodes; along them runs a
   * second graph, in which a node that is a hub reaches what the first one says, and others what their edges lead to. Some of what is
   * gathered is asked for by what is gathered too, before and after other things that depend on it.
   */
  const graphOf = (memo: Memo) => {
    const edges = memo.input<readonly Edge[]>();
    const computed: string[] = [];
    const sorted = (found: Iterable<number>) => [...new Set(found)].sort((a, b) => a - b);
    const reached: Query<readonly number[]> = memo.query<readonly number[]>(
      'reached',
      (key) => {
        computed.push(key);
        const found = new Set([Number(key)]);
        for (const { to, where } of edges.get(key) ?? []) {
          if (where && !reached.get(String(where.node)).includes(where.reaches)) continue;
          for (const node of reached.get(String(to))) found.add(node);
        }
        return sorted(found);
      },
      { bottom: () => [] },
    );
    const hubs = memo.query<readonly number[]>('hubs', () => NODES.filter((node) => reached.get(String(node)).length > 3), {
      bottom: () => [],
      isEager: true,
    });
    const isHub = memo.query<boolean>('is-hub', (key) => hubs.get('').includes(Number(key)), { bottom: () => false });
    const along: Query<readonly number[]> = memo.query<readonly number[]>(
      'along',
      (key) => {
        if (isHub.get(key)) return reached.get(key);
        return sorted((edges.get(key) ?? []).flatMap(({ to }) => [to, ...along.get(String(to))]));
      },
      { bottom: () => [] },
    );
    const size = memo.query<number>('size', () => NODES.reduce((sum, node) => sum + along.get(String(node)).length, 0), {
      bottom: () => 0,
      isEager: true,
    });
    const byTarget = createNameIndex<number>(
      memo,
      'by-target',
      () => NODES.map(String),
      (key) => grouped(along.get(key).map((node) => [String(node), Number(key)])),
    );
    const marked = memo.query<readonly number[]>('marked', (key) => [...reached.get(key), -1, ...hubs.get('')], { bottom: () => [] });
    const begun = memo.query<number>('begun', (key) => (edges.get(key) ?? []).length + hubs.get('').length, { bottom: () => 0 });
    const longest = memo.query<number>(
      'longest',
      () => NODES.reduce((most, node) => Math.max(most, begun.get(String(node)), marked.get(String(node)).length), 0),
      { bottom: () => 0, isEager: true },
    );
    const ends = memo.query<readonly number[]>(
      'ends',
      () => NODES.filter((node) => byTarget.get(String(node)).length * 3 < size.get('') + begun.get(String(node))),
      { bottom: () => [], isEager: true },
    );
    const isEnd = memo.query<boolean>(
      'is-end',
      (key) => begun.get(key) > 0 && marked.get(key).length > 0 && ends.get('').includes(Number(key)),
      {
        bottom: () => false,
      },
    );
    const summary = memo.query<readonly unknown[]>(
      'summary',
      () => [longest.get(''), NODES.map((node) => isEnd.get(String(node))), ends.get('')],
      { bottom: () => [], isEager: true },
    );
    const all = (key: string) => [
      reached.get(key),
      along.get(key),
      size.get(''),
      byTarget.get(key),
      marked.get(key),
      isEnd.get(key),
      summary.get(''),
    ];
    return { edges, reached, computed, all };
  };

  const node = fc.integer({ min: 0, max: COUNT - 1 });
  const edge: fc.Arbitrary<Edge> = fc.record({ to: node, where: fc.option(fc.record({ node, reaches: node }), { nil: undefined }) });
  const edit = fc.record({ from: node, edges: fc.array(edge, { maxLength: 3 }), asked: fc.uniqueArray(node, { maxLength: 3 }) });
  const order = fc.shuffledSubarray([...NODES], { minLength: COUNT });

  /** Edges come and go, and with them cycles; between edits only some nodes are asked, in any order. */
  it('after any edits of a graph answers what a fresh one answers', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 14 }), order, order, fc.boolean(), (edits, first, second, isAllAsked) => {
        const edited = graphOf(memoOf());
        const known = new Map<number, readonly Edge[]>();
        const ask = ({ reached, all }: ReturnType<typeof graphOf>, key: number) =>
          isAllAsked ? all(String(key)) : reached.get(String(key));
        const expectSame = (asked: readonly number[]) => {
          const fresh = graphOf(memoOf());
          for (const [from, to] of known) fresh.edges.set(String(from), to);
          for (const key of second) ask(fresh, key);
          const once = graphOf(onceOf());
          for (const [from, to] of known) once.edges.set(String(from), to);
          for (const key of asked) expect(ask(once, key)).toEqual(ask(fresh, key));
          for (const key of asked) expect(ask(edited, key)).toEqual(ask(fresh, key));
        };
        for (const { from, edges, asked } of edits) {
          edited.edges.set(String(from), edges);
          known.set(from, edges);
          expectSame(asked);
        }
        expectSame(first);
      }),
      { numRuns: RUNS },
    );
  });
});

/** More are worth it after a change of the memo itself. */
const RUNS = Number(process.env.MEMO_RUNS ?? 300);
