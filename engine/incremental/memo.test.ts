import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Memo, type Query } from './memo.ts';

type Numbers = ReadonlySet<number>;

/** A graph of sets: a node holds its own numbers and those of the nodes that it reads; it reads `extra` only once it holds `gate`. */
interface Node {
  readonly own: readonly number[];
  readonly reads: readonly number[];
  readonly gate: number;
  readonly extra: number;
}

const SIZE = 12;
const node = fc.record({
  own: fc.array(fc.nat(6), { maxLength: 2 }),
  reads: fc.array(fc.nat(SIZE - 1), { maxLength: 3 }),
  gate: fc.nat(6),
  extra: fc.nat(SIZE - 1),
});
const graph = fc.array(node, { minLength: SIZE, maxLength: SIZE });
const edit = fc.record({ at: fc.nat(SIZE - 1), node, asked: fc.array(fc.nat(SIZE - 1), { maxLength: 4 }) });

function program(memo: Memo, onCompute: (key: string) => void = () => {}) {
  const nodes = memo.input<Node>();
  const query: Query<Numbers> = memo.query<Numbers>(
    'set',
    (key) => {
      onCompute(key);
      const here = nodes.get(key);
      const all = new Set(here?.own);
      for (const other of here?.reads ?? []) for (const one of query.get(String(other))) all.add(one);
      if (here && all.has(here.gate)) for (const one of query.get(String(here.extra))) all.add(one);
      return new Set([...all].sort());
    },
    { bottom: () => new Set() },
  );
  return { nodes, query };
}

/** The least sets that hold the equations, by plain iteration. */
function solved(nodes: readonly Node[]): Numbers[] {
  const sets = nodes.map(() => new Set<number>());
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    nodes.forEach(({ own, reads, gate, extra }, at) => {
      const set = sets[at] as Set<number>;
      const before = set.size;
      for (const one of own) set.add(one);
      for (const other of set.has(gate) ? [...reads, extra] : reads) for (const one of sets[other] as Set<number>) set.add(one);
      isChanged ||= set.size > before;
    });
  }
  return sets;
}

const failed = (query: string, key: string, error: unknown): void => {
  throw new Error(`${query} ${key} failed`, { cause: error });
};

describe('a memo', () => {
  it('answers after any edits as a fresh one does, cycles and all', () => {
    fc.assert(
      fc.property(graph, fc.array(edit, { maxLength: 12 }), fc.array(fc.nat(SIZE - 1), { maxLength: SIZE }), (start, edits, asked) => {
        const { nodes, query } = program(new Memo(failed));
        const now = [...start];
        now.forEach((one, at) => void nodes.set(String(at), one));
        const check = (ats: readonly number[]) => {
          const sets = solved(now);
          expect(ats.map((at) => [...query.get(String(at))].join())).toEqual(ats.map((at) => [...(sets[at] as Numbers)].sort().join()));
        };
        check(asked);
        for (const { at, node: changed, asked: some } of edits) {
          now[at] = changed;
          nodes.set(String(at), changed);
          check(some);
        }
        check(now.map((_, at) => at));
      }),
      { numRuns: 1000 },
    );
  });

  it('computes nothing again after an edit that no answer depends on', () => {
    fc.assert(
      fc.property(graph, fc.nat(SIZE - 1), (start, at) => {
        let computed = 0;
        const { nodes, query } = program(new Memo(failed), () => (computed += 1));
        start.forEach((one, index) => void nodes.set(String(index), one));
        start.forEach((_, index) => void query.get(String(index)));
        computed = 0;
        nodes.set('another', start[at] as Node);
        nodes.set(String(at), start[at] as Node);
        start.forEach((_, index) => void query.get(String(index)));
        expect(computed).toBe(0);
      }),
    );
  });

  it('computes again only the changed node and its cycle after an edit that leaves its set as it was', () => {
    fc.assert(
      fc.property(graph, fc.nat(SIZE - 1), (start, at) => {
        const computed = new Set<string>();
        const { nodes, query } = program(new Memo(failed), (key) => computed.add(key));
        start.forEach((one, index) => void nodes.set(String(index), one));
        start.forEach((_, index) => void query.get(String(index)));
        computed.clear();
        const same = start[at] as Node;
        nodes.set(String(at), { ...same, own: [...same.own, ...same.own] });
        start.forEach((_, index) => void query.get(String(index)));
        for (const key of computed) expect(key === String(at) || (reaches(start, at, Number(key)) && reaches(start, Number(key), at))).toBe(true);
      }),
    );
  });

  it('follows chains that are longer than the stack', () => {
    const length = 100_000;
    const memo = new Memo(failed);
    const base = memo.input<number>();
    const chain: Query<number> = memo.query<number>('chain', (key) => (key === '0' ? (base.get('') ?? 0) : chain.get(String(Number(key) - 1)) + 1), { bottom: () => 0 });
    expect(chain.get(String(length))).toBe(length);
    base.set('', 1);
    expect(chain.get(String(length))).toBe(length + 1);
  });

  it('follows chains whose single steps need much of the stack', () => {
    const memo = new Memo(failed);
    const deep = (levels: number, ask: () => number): number => (levels === 0 ? ask() : deep(levels - 1, ask) + 0);
    const chain: Query<number> = memo.query<number>('chain', (key) => (key === '0' ? 0 : deep(1_500, () => chain.get(String(Number(key) - 1)) + 1)), { bottom: () => 0 });
    expect(chain.get('300')).toBe(300);
  });

  it('solves a cycle of many members, and refuses an endless one', () => {
    const failures: string[] = [];
    const memo = new Memo((query) => void failures.push(query));
    const ring = (name: string, length: number): Query<Numbers> => {
      const query: Query<Numbers> = memo.query<Numbers>(name, (key) => new Set([...query.get(String((Number(key) + 1) % length)), Number(key) % 5]), { bottom: () => new Set() });
      return query;
    };
    expect([...ring('ring', 1_000).get('0')].sort()).toEqual([0, 1, 2, 3, 4]);
    expect(failures).toEqual([]);
    ring('endless', 100_000).get('0');
    expect(new Set(failures)).toEqual(new Set(['endless']));
  });

  it('answers the bottom where a computation fails, and goes on', () => {
    const failures: string[] = [];
    const memo = new Memo((query, key) => void failures.push(`${query} ${key}`));
    const text = memo.input<string>();
    const parsed = memo.query<number>('parsed', (key) => JSON.parse(text.get(key) ?? '') as number, { bottom: () => -1 });
    const doubled = memo.query<number>('doubled', (key) => parsed.get(key) * 2, { bottom: () => 0 });
    text.set('a', '{');
    expect(doubled.get('a')).toBe(-2);
    expect(failures).toEqual(['parsed a']);
    text.set('a', '4');
    expect(doubled.get('a')).toBe(8);
  });

  it('refuses to be told something new in the middle of an answer', () => {
    const failures: unknown[] = [];
    const memo = new Memo((_query, _key, error) => void failures.push(error));
    const input = memo.input<number>();
    expect(memo.query<number>('setter', () => (input.set('a', 1), 1), { bottom: () => 0 }).get('')).toBe(0);
    expect(failures).toHaveLength(1);
  });

  it('remembers facts about parts for as long as their holder is the one asked about', () => {
    let computed = 0;
    const memo = new Memo(failed);
    const texts = memo.input<{ readonly words: readonly string[] }>();
    const lengths = memo.partQuery<object, string, number>('length', (_, word) => ((computed += 1), word.length), { bottom: () => 0 });
    const total = memo.query<number>('total', (key) => (texts.get(key)?.words ?? []).reduce((sum, word) => sum + lengths.get(texts.get(key) as object, word), 0), { bottom: () => 0 });
    texts.set('a', { words: ['one', 'three', 'one'] });
    expect([total.get('a'), total.get('a'), computed]).toEqual([11, 11, 2]);
    texts.set('a', { words: ['three'] });
    expect([total.get('a'), computed]).toEqual([5, 3]);
  });
});

function reaches(nodes: readonly Node[], from: number, to: number, seen = new Set<number>()): boolean {
  const { reads, extra } = nodes[from] as Node;
  return [...reads, extra].some((next) => {
    if (next === to) return true;
    if (seen.has(next)) return false;
    seen.add(next);
    return reaches(nodes, next, to, seen);
  });
}
