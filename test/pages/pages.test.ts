/** Every rule's page, executed: what it shows as wrong is reported exactly there, what it shows as right is not, and fixes make what it says. */
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { type NamedRule, rules } from '../../rules/index.ts';
import { type Program, parsePage } from './page.ts';
import { drawnAsFound, drawnAsMarked, judged, mended } from './program.ts';

const SECTIONS = ['Why it is slow', 'Wrong', 'Right', 'Repaired', 'When to leave it', 'Not reported'];

for (const path of globSync('rules/*/*.md').sort()) {
  const id = path.slice(path.lastIndexOf('/') + 1, -'.md'.length);
  const rule = rules.find((one) => one.id === id);
  const page = parsePage(readFileSync(path, 'utf8'));

  describe(id, () => {
    test('has a rule of its name and title', () => {
      expect(rule?.title).toBe(page.title);
    });
    if (!rule) return;

    test('has its sections, in their order', () => {
      expect(page.sections).toEqual(SECTIONS.filter((section) => section !== 'Repaired' || rule.repairs));
      expect(page.wrong.length, 'programs under Wrong').toBeGreaterThan(0);
      expect(page.right.length, 'programs under Right').toBeGreaterThan(0);
    });

    for (const program of page.wrong) test(`wrong: ${program.name}`, () => expectReported(program, rule));
    for (const program of page.right) test(`right: ${program.name}`, () => expectSilent(program, rule));
    for (const program of page.notReported) test(`not reported: ${program.name}`, () => expectSilent(program, rule));
    for (const program of page.repaired) test(`repaired: ${program.name}`, () => expectMended(program, rule));

    test('shows every repair', () => {
      const shown = page.repaired
        .flatMap(({ files }) => judged(files, rule).findings)
        .flatMap(({ fixes }) => fixes.map(({ repair }) => repair));
      expect([...new Set(shown)].sort()).toEqual(Object.keys(rule.repairs ?? {}).sort());
    });
  });
}

function expectReported(program: Program, rule: NamedRule): void {
  expect(program.files.flatMap(({ marks }) => marks).length, 'marks in the program').toBeGreaterThan(0);
  const found = judged(program.files, rule);
  expect(drawnAsFound(program, found, rule)).toBe(drawnAsMarked(program, rule));
  // Whatever is offered can be done, and then is no longer reported.
  const offered = found.findings.flatMap(({ fixes }) => fixes);
  for (const index of offered.keys()) {
    const texts = mended(found, index + 1);
    expect(texts, `fix ${index + 1}`).toBeDefined();
    expect(texts && judged(texts, rule).findings.length, `findings after fix ${index + 1}`).toBeLessThan(found.findings.length);
  }
}

function expectSilent(program: Program, rule: NamedRule): void {
  expect(drawnAsFound(program, judged(program.files, rule), rule)).toBe(
    drawnAsMarked({ ...program, files: program.files.map((file) => ({ ...file, marks: [] })) }, rule),
  );
}

function expectMended(program: Program, rule: NamedRule): void {
  expect(program.after.length, 'blocks of what a fix makes').toBeGreaterThan(0);
  const before = judged(program.files, rule);
  for (const fix of new Set(program.after.map((one) => one.fix))) {
    const after = program.after.filter((one) => one.fix === fix);
    const texts = mended(before, fix);
    const wanted = new Map([...program.files, ...after].map(({ path, text }) => [path, text]));
    expect(texts && Object.fromEntries(texts.filter(({ path }) => wanted.has(path)).map(({ path, text }) => [path, text]))).toEqual(
      Object.fromEntries(wanted),
    );
    expect(texts && judged(texts, rule).findings.length, 'findings that are left').toBe(before.findings.length - 1);
  }
}
