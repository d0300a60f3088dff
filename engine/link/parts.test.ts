import { describe, expect, it } from 'vitest';
import { Memo } from '../incremental/memo.ts';
import { lower } from '../lower/lower.ts';
import { editedFunction } from '../model/edited-function.ts';
import { changeBetween } from '../model/text-change.ts';
import { createModules } from './modules.ts';

const FILE = 'orders.ts';

describe('an edit', () => {
  const holderOf = (before: string, after: string) => editedFunction(lower(FILE, before), lower(FILE, after), changeBetween(before, after));

  const SERVICE = `
let last = '';
export class Orders {
  readonly limit = limitOf('orders');
  constructor(private readonly db: Db) {}
  async list(page = first()) {
    const rows = await this.db.all(page);
    return rows.map((row) => row.id);
  }
  count() {
    return this.db.count();
  }
}
`;
  const edited = (from: string, to: string) => holderOf(SERVICE, SERVICE.replace(from, to));

  it('in a body is inside its outermost function', () => {
    expect(edited('all(page)', 'all(page, 10)')).toBe('Orders.list');
    expect(edited('row.id', 'row.ids')).toBe('Orders.list');
    expect(edited('count();', 'count(this.limit);')).toBe('Orders.count');
  });

  it('of what is seen outside is inside none', () => {
    expect(edited('first()', 'second()')).toBeUndefined();
    expect(edited('async list', 'async lists')).toBeUndefined();
    expect(edited("'orders'", "'order'")).toBeUndefined();
    expect(edited('private readonly db', 'private readonly base')).toBeUndefined();
  });

  it('that gives others other names, or other ends, is inside none', () => {
    expect(edited('return rows', 'const ids = 1; return rows')).toBeUndefined();
    expect(edited('const rows = ', 'last = ')).toBeUndefined();
    expect(edited('return rows', 'last = page; return rows')).toBeUndefined();
    expect(edited('return rows', '}\n  more() { return rows')).toBeUndefined();
    expect(edited('return rows', 'class Row {} return rows')).toBeUndefined();
    expect(edited('return rows', "require('pg'); return rows")).toBeUndefined();
    expect(edited('return rows', 'return (rows')).toBeUndefined();
    expect(holderOf('let last; on((value) => last = value);', 'let last; on((value) => last = values);')).toBeUndefined();
  });
});

describe('who reads a part of a file', () => {
  it('comes to know of edits inside that function alone, and of what is seen outside of functions', () => {
    const memo = new Memo((query, key, error) => expect.fail(`${query} ${key}: ${error}`));
    const modules = createModules(memo);
    const computed: string[] = [];
    const calls = memo.query<readonly string[], [file: string, key: string]>(
      'calls',
      (file, key) => {
        computed.push(key);
        return modules.function(file, key)?.calls.map(({ callee }) => (callee.kind === 'name' ? callee.name : '')) ?? [];
      },
      { bottom: () => [] },
    );
    const names = memo.query<readonly string[], [file: string]>(
      'exports',
      (file) => {
        computed.push('exports');
        return modules.outline(file)?.exports.map(({ name }) => name) ?? [];
      },
      { bottom: () => [] },
    );
    const lengths = memo.query<number, [file: string, key: string]>(
      'length',
      (file, key) => {
        computed.push(`around ${key}`);
        return modules.around(file, key)?.functions.length ?? 0;
      },
      { bottom: () => 0 },
    );
    let text = '';
    const set = (next: string) => {
      modules.set(lower(FILE, next), text ? changeBetween(text, next) : undefined);
      text = next;
    };
    const all = () => {
      for (const key of ['one', '']) lengths.get(FILE, key);
      return [calls.get(FILE, 'one'), calls.get(FILE, 'other'), names.get(FILE)];
    };
    set('export function one() { a(); }\nexport function other() { [1].map(() => b()); }');
    expect(all()).toEqual([['a'], [''], ['one', 'other']]);
    computed.length = 0;
    set('export function one() { a(1, 2); }\nexport function other() { [1].map(() => b()); }');
    all();
    expect([...computed].sort()).toEqual(['around ', 'around one', 'one']);
    computed.length = 0;
    set('export function one() { a(1, 2); }\nexport function other() { [1].map(() => c()); }');
    all();
    expect([...computed].sort()).toEqual(['around ', 'other']);
    set('export function one() { a(1, 2); }\nexport function others() { [1].map(() => c()); }');
    expect(all()).toEqual([['a'], [], ['one', 'others']]);
    set('export function one() { a(1, 2); }\nexport function other() { d(); }');
    expect(all()).toEqual([['a'], ['d'], ['one', 'other']]);
  });
});
