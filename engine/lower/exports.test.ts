import { expect, test } from 'vitest';
import type { Export, Module } from '../model/module.ts';
import { lower } from './lower.ts';
import { printedExpression } from './print.ts';

function exportsOf(text: string): string[] {
  const module = lower('/file.ts', text);
  return module.exports.map(({ name, value }) => `${name} = ${printedValue(value, module)}`);
}

function printedValue(value: Export['value'], module: Module): string {
  switch (value.kind) {
    case 'binding':
      return module.bindings[value.binding]?.name ?? 'nothing';
    case 'expression':
      return printedExpression(value.expression);
    case 'type':
      return `type ${value.name}`;
    case 'from':
      return `${value.import.isTypeOnly ? 'type ' : ''}${value.import.name} from ${value.import.specifier}`;
  }
}

test.each([
  ['export const a = 1, { b, c: [d] } = e', ['a = a', 'b = b', 'd = d']],
  ['export function f() {}', ['f = f']],
  ['export class A {}', ['A = A']],
  ['export enum A { B }', ['A = A']],
  ['export namespace A { export const b = 1 }', ['A = A']],
  ['export interface A {}', ['A = type A']],
  ['export type A = B', ['A = type A']],
  ['export declare function f(): void', ['f = f']],
  ['export import a = b.c', ['a = a']],
  ['const a = 1; export { a, a as b, a as default }', ['a = a', 'b = a', 'default = a']],
  ['export { f }; function f() {}', ['f = f']],
  ['interface A {} const A = 1; export { A }', ['A = A', 'A = type A']],
  ["import { a } from 'b'; export { a }", ['a = a']],
  ["export { a, b as c, default as d } from 'e'", ['a = a from e', 'c = b from e', 'd = default from e']],
  ["export type { A } from 'b'; export { type C } from 'd'", ['A = type A from b', 'C = type C from d']],
  ["export * from 'a'", ['* = * from a']],
  ["export * as b from 'a'", ['b = * from a']],
  ['export default function f() {}', ['default = f']],
  ['export default function () {}', ['default = function default']],
  ['export default class {}', ['default = class default']],
  ['export default interface A {}', ['default = type A']],
  ['const a = 1; export default a', ['default = a']],
  ['export default f(1)', ['default = f?(1)#0 stored']],
  ['const a = 1; export = a', ['= = a']],
  ['module.exports = { a: 1 }', ['= = { a: 1 }']],
  ['const a = 1; module.exports = a', ['= = a']],
  ['module.exports.a = f', ['a = f?']],
  ['exports.a = exports.b = f', ['b = f?', 'a = f?']],
  ['exports = module.exports = f', ['= = f?']],
  ['function g(exports, module) { exports.a = 1; module.exports = 2 }', []],
  ['let exports; exports.a = 1', []],
])('%s', (text, expected) => {
  expect(exportsOf(text)).toEqual(expected);
});

test('specifiers, once each', () => {
  const text = `
    import 'a'; import b from 'b'; import type { C } from 'c'; export * from 'd'; import e = require('e');
    const f = require('f'); const g = await import('g'); require(h); import(\`i\`); require('a');
    function j(require) { require('k') }`;
  expect(lower('/file.ts', text).specifiers.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'i']);
});

test('what is exported by assignment still happens', () => {
  expect(lower('/file.ts', 'export default f()').functions[0]?.body).toMatchObject([{ kind: 'do', value: { kind: 'call' } }]);
});
