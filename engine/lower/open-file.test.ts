import { expect, test } from 'vitest';
import { lower } from './lower.ts';
import { OpenFile } from './open-file.ts';

test('the same text gives the very same Module', () => {
  const file = new OpenFile('/file.ts');
  expect(file.lowered('a()')).toBe(file.lowered('a()'));
});

test('an edit gives what the whole text gives', () => {
  const file = new OpenFile('/file.ts');
  file.lowered('function a() { b() }\nfunction c() { d() }');
  const text = 'function a() { b(e) }\nfunction c() { d() }';
  expect(file.lowered(text)).toEqual(lower('/file.ts', text));
});

test('a Module that was handed out does not change with the next edit', () => {
  const file = new OpenFile('/file.ts');
  const first = file.lowered('const a = 1;\nb(a)');
  const kept = structuredClone(first);
  file.lowered('const aa = 1;\nb(aa, 2)');
  expect(first).toEqual(kept);
});

test('a text that was parsed beforehand is lowered like any other, and so is the one after it', () => {
  for (const text of ['function a() { b() }', 'function a() { b(c) }', '['.repeat(50_000)]) {
    const file = new OpenFile('/file.ts');
    file.prepare('function a() { b() }');
    expect(file.lowered(text)).toEqual(lower('/file.ts', text));
    expect(file.lowered('b()')).toEqual(lower('/file.ts', 'b()'));
  }
});

test('a text that cannot be parsed, and the one after it', () => {
  const file = new OpenFile('/file.ts');
  file.lowered('a()');
  expect(file.lowered('['.repeat(50_000)).syntaxErrors).not.toEqual([]);
  expect(file.lowered('b()')).toEqual(lower('/file.ts', 'b()'));
});
