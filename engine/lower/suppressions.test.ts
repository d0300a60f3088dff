import { expect, test } from 'vitest';
import { lower } from './lower.ts';

function suppressions(text: string, path = '/file.ts'): unknown[] {
  return lower(path, text).suppressions.map(({ scope, rules, reason, start, end }) => [
    scope,
    rules.join(' '),
    reason,
    text.slice(start, end),
  ]);
}

test('one rule for the next line', () => {
  const comment = '// latency-lens-ignore-next-line n-plus-one-query -- few rows';
  expect(suppressions(`a();\n  ${comment}\n  b();`)).toEqual([['next-line', 'n-plus-one-query', 'few rows', comment]]);
});

test('several rules, for the file, without a reason', () => {
  expect(suppressions('// latency-lens-ignore-file a, b\n')).toEqual([['file', 'a b', undefined, '// latency-lens-ignore-file a, b']]);
  expect(suppressions('// latency-lens-ignore-file a --')).toEqual([['file', 'a', undefined, '// latency-lens-ignore-file a --']]);
});

test('a reason may have dashes', () => {
  expect(suppressions('// latency-lens-ignore-file a-b -- c -- d-e')[0]).toMatchObject({ 1: 'a-b', 2: 'c -- d-e' });
});

test('block comments, of one line and of several', () => {
  expect(suppressions('f(/* latency-lens-ignore-next-line a -- b */ c)')).toEqual([
    ['next-line', 'a', 'b', '/* latency-lens-ignore-next-line a -- b */'],
  ]);
  const comment = '/*\n * latency-lens-ignore-file a -- b\n * latency-lens-ignore-file c -- d\n */';
  expect(suppressions(`${comment} e`).map((each) => (each as unknown[]).slice(0, 3))).toEqual([
    ['file', 'a', 'b'],
    ['file', 'c', 'd'],
  ]);
});

test('at the end of the file, behind code, and inside JSX', () => {
  expect(suppressions('a(); // latency-lens-ignore-file b -- c')).toHaveLength(1);
  expect(suppressions('const a = <b>{/* latency-lens-ignore-next-line c -- d */}</b>', '/file.tsx')).toHaveLength(1);
  expect(suppressions('class A {\n // latency-lens-ignore-next-line b -- c\n}')).toHaveLength(1);
});

test.each([
  "'// latency-lens-ignore-file a -- b'",
  '`\n// latency-lens-ignore-file a -- b\n`',
  '`${a}\n// latency-lens-ignore-file a -- b\n`',
  '/[/]/ latency-lens-ignore-file a -- b/',
  '// see latency-lens-ignore-file a -- b',
  '// latency-lens-ignore-files a -- b',
  '// latency-lens-ignore a -- b',
])('is no suppression: %j', (text) => {
  expect(suppressions(text)).toEqual([]);
});

test('text between JSX tags is no comment', () => {
  expect(suppressions('const a = <b>// latency-lens-ignore-file c -- d</b>', '/file.tsx')).toEqual([]);
});
