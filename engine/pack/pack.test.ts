import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';
import { lower } from '../lower/lower.ts';
import type { Module } from '../model/module.ts';
import { packedEntries, unpackedEntries } from './entries.ts';
import { unpackedModule } from './read-module.ts';
import { packedModule } from './write-module.ts';

const paths = globSync(['engine/{lower,link}/*.ts', 'examples/**/*.ts', 'client/*.ts'], {
  ignore: ['**/node_modules/**'],
}).sort();

/** Every form that lowering knows, in tests' own words. */
const ODD = [
  'const a = [-0, 1e300, 2147483647, 2147483648, -2147483648, 0.1, null, undefined, true, false, /x+/u];',
  "const wide = 'żółw \\ud800', 名 = `${a} 🐢 ${wide}`; 名.map((x) => x);",
  "import * as all, { type A as B } from './x'; export * from './y'; export * as z from './z'; export default class extends B<C[]> implements D {}",
  'enum E { A = 1, B } namespace N { export const c = E.A; } declare function f<T extends keyof A>(this: T, ...rest: [a?: string]): T["b"];',
  'try { for await (const { a: [b, ...c], ...d } of e()) { if (b) continue; else break; } } catch (e) { throw e; } finally { do { i++; } while (i < 3); }',
  'class A { @Dec({ a: 1 }) private static x?: typeof a.b = f(); get y() { return super.y; } static { g(this); } constructor(@Inject(B) readonly b: B) { super(b); } }',
  'switch (a) { case b(): c ??= d; break; default: [e, f.g] = h ? i : (j && await k) || [...l]; }',
  'function* g() { yield* tag`a${b}c`; return new (class { #x = 1; })() satisfies Z as any; }',
  '"use server"; // latency-lens-ignore-file a, b -- why\nexport const { p = q(), ...r } = require("m"); module.exports = import("n"); type U = (a: 1) => `x` | readonly [b?: U];',
];

const modules: readonly Module[] = [
  ...paths.map((path) => lower(path, readFileSync(path, 'utf8'))),
  ...ODD.map((text, index) => lower(`odd${index}.tsx`, text)),
];

test('a module that was written reads as it was, with the same parts shared', { timeout: 60_000 }, () => {
  for (const module of modules) {
    const read = unpackedModule(module.path, packedModule(module));
    expect(read, module.path).toEqual(module);
    expect(sharedWays(read), module.path).toEqual(sharedWays(module));
  }
});

test('it takes the path that it is read for', () => {
  const module = lower('a.ts', 'f();');
  expect(unpackedModule('b.ts', packedModule(module))).toEqual({ ...module, path: 'b.ts' });
});

test('bytes that are cut off or changed end in a module or a RangeError, and soon', { timeout: 60_000 }, () => {
  const bytes = packedModule(lower('odd.ts', ODD.join('\n')));
  const change = fc.record({
    at: fc.nat(bytes.length - 1),
    to: fc.nat(255),
    length: fc.oneof(fc.constant(bytes.length), fc.nat(bytes.length)),
  });
  fc.assert(
    fc.property(change, ({ at, to, length }) => {
      const damaged = bytes.slice(0, length);
      if (at < length) damaged[at] = to;
      try {
        unpackedModule('odd.ts', damaged);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }),
    { numRuns: 500 },
  );
});

test('named pieces come back under their names', () => {
  const pieces = fc.uniqueArray(fc.tuple(fc.string({ unit: 'binary' }), fc.uint8Array()), { selector: ([name]) => name });
  fc.assert(
    fc.property(pieces, (entries) => {
      expect(unpackedEntries(packedEntries(entries)).map(([name, bytes]) => [name, [...bytes]])).toEqual(
        entries.map(([name, bytes]) => [name, [...bytes]]),
      );
    }),
  );
});

test('what are no pieces is nothing', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => void unpackedEntries(bytes)));
  expect(unpackedEntries(new Uint8Array(3))).toEqual([]);
});

/** Each way to an object that another way leads to as well, with the first. Nobody asks whether lists, or names on the way into a value, are the same. */
function sharedWays(module: Module): readonly string[] {
  const first = new Map<object, string>();
  const shared: string[] = [];
  const walk = (value: unknown, way: string) => {
    if (typeof value !== 'object' || value === null || way.endsWith('.path')) return;
    const before = first.get(value);
    if (before !== undefined) {
      if (!Array.isArray(value)) shared.push(`${before} = ${way}`);
      else for (const [index, item] of value.entries()) walk(item, `${way}.${index}`);
      return;
    }
    first.set(value, way);
    for (const [key, inner] of Object.entries(value)) walk(inner, `${way}.${key}`);
  };
  walk(module, '');
  return shared;
}
