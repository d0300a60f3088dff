import { expect, test } from 'vitest';
import type { Expression } from '../model/expression.ts';
import { expressionsIn, forEachWithin } from '../model/walk.ts';
import { lower } from './lower.ts';
import { printedBinding } from './print.ts';

/** What each use of a name in the text is bound to: where its declaration stands, by line; 0 for a global. */
function linesOf(name: string, text: string): number[] {
  const module = lower('/file.ts', text);
  const found: [number, number][] = [];
  const visit = (expression: Expression) => {
    if (expression.kind !== 'name' || expression.name !== name) return;
    const declared = module.bindings[expression.binding]?.start;
    found.push([expression.start, declared === undefined ? 0 : text.slice(0, declared).split('\n').length]);
  };
  for (const node of module.functions) for (const expression of expressionsIn(node.body)) forEachWithin(expression, visit);
  return found.sort(([a], [b]) => a - b).map(([, line]) => line);
}

function bindings(text: string): string[] {
  const module = lower('/file.ts', text);
  return module.bindings.map((binding) => printedBinding(binding, module));
}

test('blocks hide names and give them back', () => {
  expect(linesOf('a', 'let a;\n{ let a;\n a }\n a')).toEqual([2, 1]);
});

test('a name is known in its whole block, before its declaration too', () => {
  expect(linesOf('a', 'let a;\n{ a;\n let a }')).toEqual([3]);
});

test('functions are known before they are written', () => {
  expect(linesOf('f', 'f();\nfunction f() {}')).toEqual([2]);
});

test('var belongs to the function, const to its block', () => {
  expect(linesOf('a', 'function f() { if (b) { for (;;) {\n var a } }\n return a }')).toEqual([2]);
  expect(linesOf('a', 'function f() { if (b) {\n const a = 1 }\n return a }')).toEqual([0]);
  expect(linesOf('a', 'function f() {\n var\ta }\n a')).toEqual([0]);
});

test('parameters hide names outside, and are known in each other', () => {
  expect(linesOf('a', 'let a;\nfunction f(a,\n b = g(a)) { return a }\n a')).toEqual([2, 1]);
});

test('a var with the name of a parameter is the parameter', () => {
  expect(bindings('function f(a) { var a = 1 }')).toEqual(['parameter a = parameter 0 of f = 1', 'function f = function f'].toReversed());
});

test('each loop has its own variables', () => {
  expect(linesOf('i', 'for (let i;;) i;\nfor (let i;;) i;\ni')).toEqual([1, 2, 0]);
  expect(linesOf('x', 'let x;\nfor (const x of y)\n x;\n x')).toEqual([2, 1]);
});

test('what a loop runs over does not see its variable', () => {
  expect(linesOf('x', 'let x;\nfor (const x of x) ;')).toEqual([1]);
});

test('a catch has its own variable', () => {
  expect(linesOf('e', 'let e;\ntry { e } catch (e)\n{ e }\n e')).toEqual([1, 2, 1]);
});

test('a switch is one block', () => {
  expect(linesOf('a', 'switch (b) { case 1:\n let a; case 2: a }\n a')).toEqual([2, 0]);
});

test("a function expression's own name is known only inside it", () => {
  expect(linesOf('f', 'x(\nfunction f() { f })\n;f')).toEqual([2, 0]);
});

test("a class expression's own name too", () => {
  expect(linesOf('A', 'const B = class A {\n m() { A } }\n;A')).toEqual([1, 0]);
});

test('names of an object or of a member are no uses of a variable', () => {
  expect(linesOf('a', 'let a; ({ a: 1 }).a')).toEqual([]);
});

test('imports', () => {
  expect(
    bindings("import a, { b, c as d, type E } from 'x'; import * as f from 'y'; import type { G } from 'z'; import h = require('w')"),
  ).toEqual([
    'import a = import default from x',
    'import b = import b from x',
    'import d = import c from x',
    'import E = import type E from x',
    'import f = import * from y',
    'import G = import type G from z',
    'import h = import * from w',
  ]);
});

test('where values come from by destructuring', () => {
  expect(bindings('const { a, b: { c = f() }, ...d } = e, [g, , [h], ...i] = j, { [k]: l } = m')).toEqual([
    'constant a = e? .a',
    'constant c = e? .b .c = f?()#0 stored',
    'constant d = e? ...',
    'constant g = j? [0]',
    'constant h = j? [2] [0]',
    'constant i = j? ...',
    'constant l = m? [-1]',
  ]);
});

test('parameters, with patterns and defaults', () => {
  expect(bindings('(a = 1, { b, c: d = 2 }: E, ...f: G[]) => 0')).toEqual([
    'parameter a = parameter 0 of /0 = 1',
    'parameter b = parameter 1 of /0 .b',
    'parameter d = parameter 1 of /0 .c = 2',
    'parameter f: G[] = parameter 2 of /0',
  ]);
});

test('this as a parameter is not counted', () => {
  expect(bindings('function f(this: A, b) {}')).toEqual(['function f = function f', 'parameter b = parameter 0 of f']);
});

test('assignments anywhere, the declaration first', () => {
  expect(bindings('function f() { a = 1 } let a = 0; a ??= 2; [a] = b; ({ c: a = 3 } = d); a += 4; a++; e = a = 5')).toEqual(
    ['variable a = 0 = 1 = 2 = b? [0] = d? .c = 3 = (+ a, 4) = (++ a) = 5', 'function f = function f'].toReversed(),
  );
});

test('items and keys of loops, what is caught, what has no value', () => {
  expect(bindings('for (const { a } of b) ; for (const c in d) ; let e; for (e of f) ; try {} catch (g) {}')).toEqual([
    'variable e = none = item of f?',
    'constant a = item of b? .a',
    'constant c = key of d?',
    'variable g = caught',
  ]);
});

test('enums and namespaces', () => {
  expect(bindings("enum A { B, 'C d' } namespace E { export const f = g(); const h = 1; export function i() { return h } }")).toEqual([
    'enum A = enum B C d',
    'namespace E = { f: f, i: i }',
    'constant f = g?()#0 stored',
    'constant h = 1',
    'function i = function E.i',
  ]);
  expect(bindings('namespace A.B { export const c = 1 } import d = A.B')).toEqual([
    'namespace A = { B: B }',
    'constant d = A.B',
    'namespace B = { c: c }',
    'constant c = 1',
  ]);
});

test('annotations', () => {
  expect(bindings('const a: B = c; declare const d: E; declare function f(g: H): I')).toEqual([
    'constant a: B = c?',
    'constant d: E = none',
    'function f: (H) => I = none',
  ]);
});

test('declarations about other files declare nothing here', () => {
  expect(bindings("declare module 'a' { const b: C } declare global { var d: E }")).toEqual([]);
});
