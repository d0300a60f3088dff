import { expect, test } from 'vitest';
import type { FunctionNode } from '../model/module.ts';
import { lower } from './lower.ts';
import { printedFunction } from './print.ts';

function functions(text: string): readonly FunctionNode[] {
  return lower('/file.ts', text).functions.slice(1);
}

function keys(text: string): string[] {
  return functions(text).map(({ key }) => key);
}

/** What stands where the function's lens is drawn. */
function named(text: string): string[] {
  return functions(text).map(({ name, nameSpan }) => `${name} | ${text.slice(nameSpan.start, nameSpan.end)}`);
}

test('the top level comes first and has no name', () => {
  expect(lower('/file.ts', 'function f() {}').functions[0]).toMatchObject({ key: '', name: '', form: 'module', parent: undefined });
});

test('functions are listed in the order of the text, with the function around them', () => {
  const around = functions('function a() { x(() => { function b() {} }) } function c() {}').map(({ key, parent }) => [key, parent]);
  expect(around).toEqual([
    ['a', ''],
    ['a/0', 'a'],
    ['a/0/b', 'a/0'],
    ['c', ''],
  ]);
});

test.each([
  ['function f() {}', 'f'],
  ['const f = () => 0', 'f'],
  ['const f = async function () {}', 'f'],
  ['const f = function g() {}', 'f'],
  ['const f = (() => 0) as F', 'f'],
  ['f = () => 0', 'f'],
  ['export default function () {}', 'default'],
  ['export default () => 0', 'default'],
  ['exports.f = function () {}', 'f'],
  ['module.exports.f = () => 0', 'f'],
  ['module.exports = () => 0', 'module.exports'],
  ['Foo.prototype.bar = function () {}', 'Foo.prototype.bar'],
  ['const routes = { list: async () => 0 }', 'routes.list'],
  ['const routes = { list() {} }', 'routes.list'],
  ['const routes = { get list() { return 0 } }', 'routes.get list'],
  ['use({ list: () => 0 })', 'list'],
  ['use(() => 0)', '/0'],
  ['const list = handler(async () => 0)', 'list/0'],
  ['const routes = router({ list: query(() => 0) })', 'routes.list/0'],
  ['namespace A { export const b = () => 0 }', 'A.b'],
])('the key in %s is %s', (text, key) => {
  expect(keys(text)).toEqual([key]);
});

test('names in the pattern of a rest parameter are parameters', () => {
  const [node] = functions('function f(first, ...[second, { third }, fourth = 1]: [number, Options, string]) {}');
  expect(node?.parameters.map(({ name, annotation, isRest, isOptional }) => [name, annotation?.kind, isRest, isOptional])).toEqual([
    ['first', undefined, false, false],
    ['second', 'named', false, false],
    ['', 'named', false, false],
    ['fourth', 'named', false, true],
  ]);
  expect(functions('function f(...[first, ...others]) {}')[0]?.parameters.map(({ isRest }) => isRest)).toEqual([true]);
});

test('a second function of the same way has a key of its own', () => {
  expect(keys('if (a) { function f() {} } else { function f() {} } use({ g() {} }, { g() {} })')).toEqual(['f', 'f~2', 'g', 'g~2']);
});

test('keys stay the same when something is written above', () => {
  const text = 'const a = handler(() => 0); class B { c() { use(() => 0) } }';
  expect(keys(`function z() { use(() => 0) } const y = handler(() => 0); ${text}`).slice(-3)).toEqual(keys(text));
});

test.each([
  ['const f = () => 0', 'f | f'],
  ['const f = function g() {}', 'g | g'],
  ['const a = { list: async () => 0 }', 'list | list'],
  ["const a = { 'b c'() {} }", "b c | 'b c'"],
  ['Foo.prototype.bar = function () {}', 'bar | bar'],
  ['module.exports = () => 0', 'default | exports'],
  ['export default () => 0', 'default | export'],
  ['use(async (a, b) => 0)', ' | async (a, b) =>'],
  ['use(function (a) { a })', ' | function (a)'],
  ['const f = handler(() => 0)', ' | () =>'],
])('the name in %s is %s', (text, expected) => {
  expect(named(text)).toEqual([expected]);
});

test('which call a function is passed to, and where', () => {
  const passed = (text: string) => functions(text).map(({ passedTo }) => passedTo);
  expect(passed('a(b(), () => 0)')).toEqual([{ call: 0, argument: 1 }]);
  expect(passed('a().b((function () {}) as F)')).toEqual([{ call: 1, argument: 0 }]);
  expect(passed('new A(() => 0)')).toEqual([{ call: 0, argument: 0 }]);
  expect(passed('a({ b: () => 0 }, [() => 0], c ? () => 0 : d)')).toEqual([undefined, undefined, undefined]);
});

test('async functions and generators', () => {
  const text = 'async function a() {} function* b() {} const c = async () => 0; ({ async *d() {} })';
  expect(functions(text).map(({ form, isAsync, isGenerator }) => [form, isAsync, isGenerator])).toEqual([
    ['function', true, false],
    ['function', false, true],
    ['arrow', true, false],
    ['method', true, true],
  ]);
});

test('parameters', () => {
  const [node] = functions('function f(a: A, { b, c }, d = g(), e?: B, ...h: C[]): Promise<D> {}');
  expect(
    node?.parameters.map(({ name, bindings, isRest, isOptional, initialiser }) => [
      name,
      bindings.length,
      isRest,
      isOptional,
      initialiser?.kind,
    ]),
  ).toEqual([
    ['a', 1, false, false, undefined],
    ['', 2, false, false, undefined],
    ['d', 1, false, true, 'call'],
    ['e', 1, false, true, undefined],
    ['h', 1, true, false, undefined],
  ]);
  expect(node?.calls.map(({ function: key }) => key)).toEqual(['f']);
});

test('type parameters and what is returned', () => {
  const text = 'function f<T, U extends V>(a: T): Promise<U[]> {}';
  const module = lower('/file.ts', text);
  expect(module.functions[1]?.typeParameters).toEqual(['T', 'U']);
  expect(printedFunction(module.functions[1] as FunctionNode, module)).toBe('function f(a: T): Promise<U[]>');
});

test('each function keeps its own calls, objects, loops and awaits', () => {
  const text = 'async function f() { a(); await b; for (;;) {} ; ({}); use(async () => { c(); await d }) }';
  const counts = functions(text).map(({ calls, objects, loops }) => [calls.length, objects.length, loops.length]);
  expect(counts).toEqual([
    [2, 1, 1],
    [1, 0, 0],
  ]);
});

test('an overload adds no function', () => {
  expect(keys('function f(a: A): B; function f(a: C): D; function f(a) {}')).toEqual(['f']);
});

test('a function that is called where it is made', () => {
  const module = lower('/file.ts', '(async () => { f() })()');
  expect(module.functions[0]?.calls).toMatchObject([{ callee: { kind: 'function', key: '/0' } }]);
  expect(module.functions[1]).toMatchObject({ key: '/0', passedTo: undefined });
});
