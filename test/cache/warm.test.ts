/** Whatever was kept by runs before, a check says what a check without a cache says. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';
import { openWorkspace } from '../../cli/open-workspace.ts';
import type { Storage } from '../../engine/contract/files.ts';
import { memoryStorage, ran } from '../cli/fakes.ts';

const EXAMPLE = 'examples/shop-api';
const originals: Readonly<Record<string, string>> = Object.fromEntries(
  globSync(['package.json', 'tsconfig*.json', 'prisma/*.prisma', 'src/**/*.ts'], { cwd: EXAMPLE })
    .sort()
    .map((path) => [`/w/${path}`, readFileSync(`${EXAMPLE}/${path}`, 'utf8')]),
);
const sources = Object.keys(originals).filter((path) => path.endsWith('.ts'));

type Texts = Record<string, string>;
type Edit = (texts: Texts) => void;

const path = fc.constantFrom(...sources);
const edit: fc.Arbitrary<{ readonly name: string; readonly make: Edit }> = fc.oneof(
  fc.tuple(path, fc.nat(), fc.nat(40)).map(([file, at, length]) => ({
    name: `cut ${length} at ${at} of ${file}`,
    make: (texts: Texts) => {
      const text = texts[file];
      if (text === undefined) return;
      const from = at % (text.length + 1);
      put(texts, file, text.slice(0, from) + text.slice(from + length));
    },
  })),
  path.map((file) => ({ name: `restore ${file}`, make: (texts: Texts) => put(texts, file, originals[file] ?? '') })),
  path.map((file) => ({ name: `delete ${file}`, make: (texts: Texts) => void delete texts[file] })),
  fc.tuple(path, path).map(([from, to]) => ({
    name: `put the text of ${from} into ${to}`,
    make: (texts: Texts) => put(texts, to, originals[from] ?? ''),
  })),
  fc.constantFrom('off', 'error').map((setting) => ({
    name: `set a rule ${setting}`,
    make: (texts: Texts) => put(texts, '/w/latency-lens.json', JSON.stringify({ rules: { 'n-plus-one-query': setting } })),
  })),
);
const words = fc.constantFrom('check --format json', 'check --format json src/routes', 'routes --format json', 'checklist --format json');

test('runs with a cache say what runs without say, after any edits', { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.array(edit, { maxLength: 3 }), words), { minLength: 1, maxLength: 4 }), async (runs) => {
      const texts = { ...originals };
      const storage = memoryStorage();
      for (const [edits, command] of runs) {
        for (const { make } of edits) make(texts);
        const fresh = await run(`${command} --no-cache`, texts, storage);
        expect(await run(`${command} --cache kept`, texts, storage)).toEqual(fresh);
        expect(await run(`${command} --cache kept`, texts, storage)).toEqual(fresh);
      }
    }),
    { numRuns: 6, endOnFailure: false },
  );
});

test('the second run opens no engine, and one with an edit lowers only what was edited', { timeout: 60_000 }, async () => {
  const storage = memoryStorage();
  const texts = { ...originals };
  expect((await counted('check --cache kept', texts, storage)).opened).toBe(1);
  expect((await counted('check --cache kept', texts, storage)).opened).toBe(0);
  texts[sources[0] ?? ''] += '\n// one more line\n';
  expect(await counted('check --cache kept', texts, storage)).toMatchObject({ opened: 1, lowered: 1 });
});

test('the usual place is the node_modules of the folder that is checked, and there only', async () => {
  const places: string[] = [];
  const storage = (folder: string): Storage => {
    places.push(folder);
    return memoryStorage();
  };
  await ran('check', { '/w/a.ts': 'a();' }, { storage });
  expect(places).toEqual([]);
  await ran('check src', { '/w/src/a.ts': 'a();', '/w/node_modules/x/package.json': '{}' }, { storage });
  await ran('check --no-cache', { '/w/a.ts': 'a();', '/w/node_modules/x/package.json': '{}' }, { storage });
  await ran('check --cache there', { '/w/a.ts': 'a();' }, { storage });
  expect(places).toEqual(['/w/node_modules/.cache/latency-lens', '/w/there']);
});

test('what was mended is not kept as the answer to what it was', async () => {
  const storage = memoryStorage();
  const texts = { '/w/a.ts': 'slow(error);' };
  const keeping = { storage: () => storage };
  const first = await ran('check --cache kept --format json', { ...texts }, keeping);
  await ran('check --cache kept --fix', { ...texts }, keeping);
  expect((await ran('check --cache kept --format json', { ...texts }, keeping)).out).toBe(first.out);
});

function put(texts: Texts, file: string, text: string): void {
  texts[file] = text;
}

async function run(command: string, texts: Texts, storage: Storage) {
  const { status, out, err } = await ran(
    command,
    { ...texts },
    { storage: () => storage, openWorkspace: async (options) => openWorkspace(options) },
  );
  return { status, out, err };
}

async function counted(command: string, texts: Texts, storage: Storage): Promise<{ readonly opened: number; readonly lowered: number }> {
  const count = { opened: 0, lowered: 0 };
  await ran(
    command,
    { ...texts },
    {
      storage: () => storage,
      openWorkspace: async ({ moduleCache, ...options }) => {
        count.opened += 1;
        const watched = moduleCache && {
          get: moduleCache.get,
          keep: (...kept: Parameters<typeof moduleCache.keep>) => {
            count.lowered += 1;
            moduleCache.keep(...kept);
          },
        };
        return openWorkspace({ ...options, moduleCache: watched });
      },
    },
  );
  return count;
}
