/** What holds for every text: real files, real files with something broken in them, and noise. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lower } from './lower.ts';
import { OpenFile } from './open-file.ts';
import { brokenPromises } from './promises.ts';

const ROOM = new URL('.', import.meta.url);
const FILES = readdirSync(ROOM)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(new URL(name, ROOM), 'utf8'));

/** Forms that the room's own code does not use. */
const FORMS = `
import def, { a as b } from 'x'; import * as ns from 'y'; import eq = require('z'); export * from 'w';
@Controller('c') export class C<T> extends B<T>(a) implements I { @In() private x = call({ y: 1 }); static { go(); } static z = make();
  constructor(@In(T) readonly p: P, { q = r() }) { super(); } get v() { return 1 } set v(w) {} list = async () => { await this.x }; [key()]() {} }
namespace N { export const m = () => 1; namespace O.P { export class Q {} } } enum E { A = 1, 'b c' }
export default async function* () { for await (const { a, b: [c = d()] } of e()) { yield* f\`t\${g}\`; } }
outer: for (var i = 0, j; i < 9; i++) { switch (i) { case 1: let k; break outer; default: continue } }
try { h?.i?.(...j)![k] } catch ({ message }) { throw new E2 } finally { [x, { y: ns.z = 1 }] = w }
exports.l = module.exports = function n() { return n() }; do { var t = u ??= v && !w } while (typeof t)
// latency-lens-ignore-file rule -- reason
type X = { a: typeof def.b, c: Y['d'] }; interface Z extends X { (): void; m(): Promise<X[]> }`;

const text = fc.oneof(fc.constantFrom(FORMS, ...FILES.filter(({ length }) => length < 12_000)), fc.constant(FORMS));
const token = fc.constantFrom(
  '(',
  ')',
  '{',
  '}',
  '[',
  ']',
  '`',
  '${',
  "'",
  '/*',
  '*/',
  '//',
  '<',
  '>',
  '=>',
  '...',
  '=',
  ',',
  ';',
  ':',
  '?.',
  '@',
  '#',
  '\\',
  'class ',
  'function ',
  'await ',
  'yield ',
  'const ',
  'import ',
  'export default ',
  'static ',
  'get ',
  'async ',
  'for (',
  'case ',
  '\0',
  '\r',
  '\u2028',
  '\ud800',
  'é',
  '<a>',
  '</a>',
);
const path = fc.constantFrom('/a.ts', '/a.tsx', '/a.mts', '/a.cts', '/a.js', '/a.jsx', '/a.mjs', '/a.cjs', '/a', '/a.d.ts');

/** A text from which something is cut and into which something is put. */
const broken = fc
  .record({ text, token, at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(40) })
  .map((edit) => edited(edit.text, edit));

function edited(before: string, { at, cut, token: put }: { at: number; cut: number; token: string }): string {
  const start = Math.floor(at * before.length);
  return before.slice(0, start) + put + before.slice(start + cut);
}

test.each([FORMS, ...FILES])('what a Module promises, for a real file', (real) => {
  expect(brokenPromises(lower('/file.ts', real), real)).toEqual([]);
});

test('a broken promise is seen', () => {
  const module = lower('/file.ts', 'f(g())');
  const [top] = module.functions;
  const [first, second] = top?.calls ?? [];
  if (!top || !first || !second) throw new Error('The text has two calls.');
  const tampered = (change: Partial<typeof top>) => brokenPromises({ ...module, functions: [{ ...top, ...change }] }, 'f(g())');
  expect(tampered({ calls: [second, first] })).not.toEqual([]);
  expect(tampered({ end: 7 })).not.toEqual([]);
  expect(tampered({ body: [] })).not.toEqual([]);
  expect(tampered({ parent: 'f' })).not.toEqual([]);
  expect(tampered({ calls: [first, { ...second, callee: { kind: 'name', start: 2, end: 3, name: 'g', binding: 0 } }] })).not.toEqual([]);
  expect(brokenPromises({ ...module, functions: [top, top] }, 'f(g())')).not.toEqual([]);
  expect(brokenPromises({ ...module, path: new URL('file:///a') as unknown as string }, 'f(g())')).not.toEqual([]);
});

test('what a Module promises, for a broken file', () => {
  fc.assert(
    fc.property(path, broken, (file, given) => {
      expect(brokenPromises(lower(file, given), given)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('what a Module promises, for noise', () => {
  const noise = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(token, { maxLength: 60 }).map((tokens) => tokens.join('')),
  );
  fc.assert(
    fc.property(path, noise, (file, given) => {
      expect(brokenPromises(lower(file, given), given)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('the same text gives equal Modules', () => {
  fc.assert(
    fc.property(path, broken, (file, given) => {
      expect(lower(file, given)).toEqual(lower(file, given));
    }),
    { numRuns: 50 },
  );
});

test('a Module is the same after being handed to another thread', () => {
  for (const real of [FORMS, ...FILES]) {
    const module = lower('/file.ts', real);
    expect(structuredClone(module)).toEqual(module);
  }
});

test('space and comments in front move every offset and change no key', () => {
  const keysOf = (given: string) => lower('/file.ts', given).functions.map(({ key }) => key);
  for (const real of FILES) expect(keysOf(`/* a */\n\n// b\n${real}`)).toEqual(keysOf(real));
});

test('an open file is always what its text is', () => {
  const edits = fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(12), token }), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(text, edits, (first, changes) => {
      const file = new OpenFile('/file.ts');
      let now = first;
      expect(file.lowered(now)).toEqual(lower('/file.ts', now));
      for (const change of changes) {
        now = edited(now, change);
        expect(file.lowered(now)).toEqual(lower('/file.ts', now));
      }
    }),
    { numRuns: 60 },
  );
});
