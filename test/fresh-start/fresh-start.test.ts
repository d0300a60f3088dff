/**
 * The promise that everything remembered rests on: after any sequence of edits, renames, deletions and changes of configuration, a
 * workspace answers what one answers that was opened on the same texts.
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { generatedWorkspace } from '../../bench/workspace.ts';
import { relevanceOf } from '../../engine/discover/relevance.ts';
import { parsePage } from '../pages/page.ts';
import { answersOf, opened, openedAnew } from './answers.ts';
import { type Change, changes, make, type Past } from './changes.ts';

/** `FRESH_START_SECONDS=600` looks longer than a test may take. */
const SECONDS = Number(process.env.FRESH_START_SECONDS ?? 6);
/** No more runs are begun when the time is over; a failure that is found late is shrunk as far as time allows, and told. */
const EFFORT = { numRuns: SECONDS * 4, interruptAfterTimeLimit: SECONDS * 1_000 };
/** The last run may take its time on a busy machine. */
const PATIENCE = (SECONDS + 60) * 1_000;

/** Of the files of a workspace, some that come later: a change brings back what is not there. */
const late = fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(fc.nat(100), { maxLength: 5 }) });

describe('answers after any changes are those of a fresh start', () => {
  test('of the example', { timeout: PATIENCE }, () => {
    fc.assert(
      fc.property(late, changes, (later, all) => holds(shop, later, all)),
      EFFORT,
    );
  });

  test('of generated workspaces', { timeout: PATIENCE }, () => {
    const wishes = fc.record({ seed: fc.nat(1_000), lines: fc.constant(300), depth: fc.integer({ min: 1, max: 4 }) });
    fc.assert(
      fc.property(wishes, late, changes, (wish, later, all) => holds(below('/generated', generatedWorkspace(wish)), later, all)),
      EFFORT,
    );
  });

  test("of the programs of the rules' pages", { timeout: PATIENCE }, () => {
    const programs = programsOfPages();
    fc.assert(fc.property(fc.constantFrom(...programs), late, changes, holds), { ...EFFORT, numRuns: EFFORT.numRuns * 10 });
  });
});

const shop = below(
  '/shop',
  new Map(
    globSync('**/*', { cwd: 'examples/shop-api', dot: true, ignore: ['**/node_modules/**', 'dist/**', 'generated/**'] })
      .filter((path) => relevanceOf(path))
      .sort()
      .map((path) => [path, readFileSync(`examples/shop-api/${path}`, 'utf8')]),
  ),
);

/** What every rule and library is about, in a few lines each. */
function programsOfPages(): readonly Past[] {
  return globSync('rules/*/*.md')
    .sort()
    .flatMap((path) => {
      const { wrong, right } = parsePage(readFileSync(path, 'utf8'));
      return [...wrong, ...right].map(({ files }) => below('/program', new Map(files.map((file) => [file.path, file.text]))));
    });
}

function below(folder: string, texts: ReadonlyMap<string, string>): Past {
  return new Map([...texts].map(([path, text]) => [`${folder}/${path}`, text]));
}

function holds(texts: Past, late: readonly number[], all: readonly Change[]): void {
  const absent = new Set(late.map((one) => one % texts.size));
  const workspace = opened(new Map([...texts].filter((_, index) => !absent.has(index))));
  answersOf(workspace);
  for (const change of all) make(workspace, change, texts);
  const [after, fresh] = [answersOf(workspace), answersOf(openedAnew(workspace))];
  for (const question of Object.keys(fresh)) expect(after[question], question).toEqual(fresh[question]);
}
