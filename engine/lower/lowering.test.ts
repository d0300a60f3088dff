import { expect, test } from 'vitest';
import { lower } from './lower.ts';
import { createLowering } from './lowering.ts';

test('whatever was typed before, and in however many files, a text gives the same Module', () => {
  const lowering = createLowering();
  const paths = Array.from({ length: 9 }, (_, index) => `/file-${index}.ts`);
  for (const path of paths) lowering.lowered(path, 'a()', false);
  for (const text of ['a(b)', 'function a() { b() }', 'function a() { b(', 'function a() { b(c) }']) {
    for (const path of paths) expect(lowering.lowered(path, text, true)).toEqual(lower(path, text));
  }
});

test('a file that was forgotten begins anew', () => {
  const lowering = createLowering();
  lowering.lowered('/file.ts', 'a()', true);
  lowering.forget('/file.ts');
  expect(lowering.lowered('/file.ts', 'b()', true)).toEqual(lower('/file.ts', 'b()'));
});
