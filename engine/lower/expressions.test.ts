import { expect, test } from 'vitest';
import { lower } from './lower.ts';
import { printedSteps } from './print.ts';

/** The steps of the top level, one a line. `?` marks a name that nothing declares, `#` a call's index, with its use behind it. */
function steps(text: string, path = '/file.ts'): string[] {
  const module = lower(path, text);
  return printedSteps(module.functions[0]?.body ?? [], module);
}

/** The value of one expression statement. */
function value(text: string, path?: string): string {
  return steps(`(${text});`, path).join('\n').replace(/^do /, '');
}

test('names are bound where something declares them', () => {
  expect(steps('const a = 1; a; b')).toEqual(['let a = 1', 'do a', 'do b?']);
});

test('members, elements and literal keys', () => {
  expect(value('a.b?.c')).toBe('a?.b?.c');
  expect(value("a['b c'][`d`]")).toBe('a?.b c.d');
  expect(value('a[b][0]')).toBe('a?[b?][0]');
  expect(value('this.#a')).toBe('this.#a');
});

test('a member knows where its name begins', () => {
  const text = '  orders . find';
  const step = lower('/file.ts', text).functions[0]?.body[0];
  expect(step).toMatchObject({
    start: 2,
    value: { kind: 'member', start: 2, nameStart: text.indexOf('find'), object: { start: 2, end: 8 } },
  });
});

test('calls are counted from their opening bracket on', () => {
  expect(value('a().b().c(d(), e())')).toBe('a?()#0 receiver.b()#1 receiver.c(d?()#3 argument, e?()#4 argument)#2 dropped');
  expect(value('f(g(h()))')).toBe('f?(g?(h?()#2 argument)#1 argument)#0 dropped');
});

test('the five forms of calls', () => {
  expect(value('new A(1)')).toBe('new A?(1)#0 dropped');
  expect(value('new A')).toBe('new A?()#0 dropped');
  expect(value('sql`select ${id}`')).toBe('tag sql?("select ${id?}")#0 dropped');
  expect(value("import('./x')")).toBe('import?("./x")#0 dropped');
  expect(value('a?.(b)')).toBe('a??.(b?)#0 dropped');
  expect(value('a<B>(c)')).toBe('a?<B>(c?)#0 dropped');
});

test.each([
  ['await f()', 'awaited'],
  ['await (f())', 'awaited'],
  ['await (f()! as T)', 'awaited'],
  ['await (a ? f() : b)', 'awaited'],
  ['await (f() ?? b)', 'awaited'],
  ['x = f()', 'stored'],
  ['({ a: f() })', 'stored'],
  ['[f()]', 'stored'],
  ['g([f()])', 'argument'],
  ['g(...f())', 'argument'],
  ['`${f()}`', 'argument'],
  ['f().g', 'receiver'],
  ['f()()', 'receiver'],
  ['f() ? a : b', 'tested'],
  ['f() && a', 'tested'],
  ['f() || a', 'tested'],
  ['!f()', 'tested'],
  ['f() === a', 'tested'],
  ['void f()', 'dropped'],
  ['a && f()', 'dropped'],
  ['f(), a', 'dropped'],
])('what becomes of f() in %s: %s', (text, use) => {
  const calls = lower('/file.ts', text).functions[0]?.calls ?? [];
  expect(calls.find(({ callee }) => callee.kind === 'name' && callee.name === 'f')?.use).toBe(use);
});

test.each([
  ['return f()', 'returned'],
  ['return await f()', 'awaited'],
  ['return a && f()', 'returned'],
  ['yield f()', 'yielded'],
  ['const x = f()', 'stored'],
  ['if (f()) a', 'tested'],
  ['while (f()) a', 'tested'],
  ['for await (const a of f()) b', 'awaited'],
  ['throw f()', 'other'],
])('what becomes of f() in %s: %s', (text, use) => {
  expect(lower('/file.ts', `async function* g() { ${text} }`).functions[1]?.calls[0]?.use).toBe(use);
});

test('the body of an expression arrow is returned', () => {
  expect(lower('/file.ts', 'x(() => f())').functions[1]?.calls[0]?.use).toBe('returned');
});

test('objects', () => {
  expect(value("{ a, b: 1, 'c d': 2, [e]: 3, ['f']: 4, ...g }")).toBe('{ a: a?, b: 1, c d: 2, [e?]: 3, f: 4, ...g? }');
  expect(value('{ m() {}, get x() { return 1 }, set x(v) {} }')).toBe('{ m: function m, get x: function get x, : function set x }');
});

test('object literals are counted from the outside in', () => {
  const objects = lower('/file.ts', 'f({ a: { b: 1 } }, {})').functions[0]?.objects.map(({ start, index }) => [start, index]);
  expect(objects).toEqual([
    [2, 0],
    [7, 1],
    [19, 2],
  ]);
});

test('arrays, with what is left out', () => {
  expect(value('[a, , ...b]')).toBe('[a?, <>, ...b?]');
});

test('text, numbers and other literals', () => {
  expect(value('["a", `b`, `c${d}e`]')).toBe('["a", "b", "c${d?}e"]');
  expect(value('[1_000, 0x10, -1, 10n, true, null, undefined, Infinity, /a+/g]')).toBe(
    '[1000, 16, -1, 10, true, null, undefined, Infinity, /a+/g]',
  );
  expect(steps('function f(undefined) { return undefined }')).toEqual(['do function f']);
});

test('choices', () => {
  expect(value('a ? b : c')).toBe('(a? ? b? : c?)');
  expect(value('a ?? b ?? c')).toBe('(a? ?? b? ?? c?)');
  expect(value('a && (b || c)')).toBe('(a? && (b? || c?))');
});

test('other operators', () => {
  expect(value('a + b + c - d')).toBe('(- (+ a?, b?, c?), d?)');
  expect(value('typeof a')).toBe('(typeof a?)');
  expect(value('a instanceof B')).toBe('(instanceof a?, B?)');
  expect(value('a, b, c')).toBe('(, a?, b?, c?)');
  expect(value('delete a.b')).toBe('(delete a?.b)');
  expect(value('a++')).toBe('(++ a?)');
});

test('what changes only the type leaves no trace', () => {
  expect(value('(a as B)!.c satisfies D')).toBe('a?.c');
  expect(value('<T>a')).toBe('a?');
});

test('awaits are counted', () => {
  const module = lower('/file.ts', 'await a; await (await b)');
  expect(module.functions[0]?.body.map((step) => step.kind === 'do' && step.value.kind === 'await' && step.value.index)).toEqual([0, 1]);
});

test('assignments inside expressions', () => {
  expect(value('f(a = b)')).toBe('f?((a? = b?))#0 dropped');
});

test('yields inside expressions are opaque and keep what they give', () => {
  const module = lower('/file.ts', 'function* g() { const a = yield* f() }');
  expect(printedSteps(module.functions[1]?.body ?? [], module)).toEqual(['let a = <f?()#0 yielded>']);
});

test('JSX keeps components, values and what stands between the tags', () => {
  expect(value('<Page title="a" user={load()} {...rest}>text {b} <b>{c()}</b></Page>', '/file.tsx')).toBe(
    '<Page?, load?()#0, rest?, b?, <c?()#1>>',
  );
  expect(value('<><A.B /></>', '/file.jsx')).toBe('<<A?.B>>');
});

test('meta properties are opaque', () => {
  expect(value('import.meta.url')).toBe('<>.url');
});

test('an object keeps the type that it is said to be of', () => {
  expect(value('{ a: 1 } satisfies B')).toBe('{ a: 1 } as B');
  expect(value('({ a: 1 } as unknown as B<C>)')).toBe('{ a: 1 } as B<C>');
  expect(value('<B>{ a: { b: 1 } as const }')).toBe('{ a: { b: 1 } } as B');
  expect(steps("export default (on ? { a: 1 } : {}) as B['c'];")).toEqual(["do (on? ? { a: 1 } as B['c'] : {  } as B['c'])"]);
});
