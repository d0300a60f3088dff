import { expect, test } from 'vitest';
import { parsePage } from './page.ts';

const PAGE = `# A rule

## Wrong

### Two files

\`\`\`ts src/a.ts
for (const a of all) {
//   ~~~~~~~ per a
  await find(a);
  //    ^^^^^^^ hint, fix
}
\`\`\`

\`\`\`prisma schema.prisma
model A {}
\`\`\`

### Another

\`\`\`js
x();
//^^ error
\`\`\`

## Repaired

\`\`\`ts
before();
\`\`\`

\`\`\`ts after 2
after();
\`\`\`
`;

test('sections, programs and files', () => {
  const page = parsePage(PAGE);
  expect(page.title).toBe('A rule');
  expect(page.sections).toEqual(['Wrong', 'Repaired']);
  expect(page.wrong.map(({ name, files }) => [name, files.map(({ path }) => path)])).toEqual([
    ['Two files', ['src/a.ts', 'schema.prisma']],
    ['Another', ['program.js']],
  ]);
  expect(page.right).toEqual([]);
});

test('marks are taken out of the text and stand on the line above', () => {
  const [file] = parsePage(PAGE).wrong[0]?.files ?? [];
  expect(file?.text).toBe('for (const a of all) {\n  await find(a);\n}\n');
  expect(file?.marks).toEqual([
    { kind: 'because', line: 0, column: 5, length: 7, severity: undefined, hasFix: false },
    { kind: 'finding', line: 1, column: 8, length: 7, severity: 'hint', hasFix: true },
  ]);
});

test('what a fix makes, and which fix', () => {
  expect(parsePage(PAGE).repaired[0]?.after.map(({ path, text, fix }) => ({ path, text, fix }))).toEqual([
    { path: 'program.ts', text: 'after();\n', fix: 2 },
  ]);
});

test('a block without an end is said', () => {
  expect(() => parsePage('## Wrong\n\n```ts\nx();')).toThrow('line 3');
});
