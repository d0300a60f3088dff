/** Cycles, under edits: what the memo answers of a graph is what a fresh one answers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Memo, type Query } from './memo.ts';
import { createNameIndex, grouped } from './name-index.ts';

describe('a memo, of a graph', () => {
  const onceOf = () => new Memo((query, key, error) => expect.fail(`${query} ${key}: ${error}`), true);
  const memoOf = () => new Memo((query, key, error) => expect.fail(`${query} ${key}: ${error}`));

  it('leaves a cycle alone that nothing has changed for', () => {
    const memo = memoOf();
    const { edges, reached, computed } = graphOf(memo);
    edges.set('0', [{ to: 1 }]);
    edges.set('1', [{ to: 0 }, { to: 2 }]);
    expect(reached.get('0')).toEqual([0, 1, 2]);
    computed.length = 0;
    edges.set('3', [{ to: 0 }]);
    edges.set('2', [{ to: 2 }]);
    expect(reached.get('3')).toEqual([0, 1, 2, 3]);
    expect(new Set(computed)).toEqual(new Set(['3', '2']));
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
