import { expect, test } from 'vitest';
import { lower } from '../../lower/lower.ts';
import { usesAt } from './result-uses.ts';

/** What becomes of the first call of `ask`, in short words; undefined where it cannot be told. */
function usesIn(body: string): string[] | undefined {
  const module = lower('/a.ts', `import { ask, log } from './asked';\nexport async function run() {${body}}\n`);
  const node = module.functions.find(({ key }) => key === 'run');
  const call = node?.calls.find(({ callee }) => callee.kind === 'name' && callee.name === 'ask');
  return usesAt({ file: '/a.ts', function: 'run', part: 'call', index: call?.index ?? -1 }, module)?.map(
    ({ kind, path, comparison }) => `${kind}${path.map((part) => `.${part}`).join('')}${comparison ? ` ${comparison.operator}` : ''}`,
  );
}

test.each([
  ['const n = await ask(); if (0 < n) log();', ['compared >']],
  ['const n = Number((await ask())[0].count); return n === 0;', ['compared.0.count ===']],
  ['const { rows: [first] } = await ask(); log(first.id);', ['given.rows.0.id']],
  ['const [a, n] = await Promise.all([log(), ask()]); return !n;', ['tested']],
  ['const rows = await ask(); for (const row of rows) log(row); return rows.length;', ['iterated', 'returned.length']],
  ['const row = await ask(); row.name = 1; const other = row ?? undefined; log({ other });', ['changed.name', 'given']],
  ['const rows = (await ask()).filter(Boolean);', ['called.filter']],
  ['let n; n = await ask(); return () => n > 1;', ['compared >']],
  ['await ask();', ['dropped']],
  ['let n = 1; n = await ask(); return n;', undefined],
])('%s', (body, expected) => {
  expect(usesIn(body)).toEqual(expected);
});

test('what other files may see is not told', () => {
  const module = lower('/a.ts', "import { ask } from './asked';\nexport const n = await ask();\nif (n > 0) console.log(n);\n");
  expect(usesAt({ file: '/a.ts', function: '', part: 'call', index: 0 }, module)).toBeUndefined();
});
