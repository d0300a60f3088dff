import { describe, expect, it } from 'vitest';
import { type FakeFile, ran, recorder } from './fakes.ts';

const clean: Record<string, FakeFile> = { '/w/package.json': '{}', '/w/src/a.ts': 'quick();' };
const slow: Record<string, FakeFile> = { ...clean, '/w/src/b.ts': 'for (;;)\n  slow();' };

describe('what is used wrongly ends with 2 and one line that says what to do', () => {
  it.each([
    ['chekc', "unknown command 'chekc' (Did you mean check?)"],
    ['check --formt json', "unknown option '--formt' (Did you mean --format?)"],
    ['check --format xml', "option '--format <name>' argument 'xml' is invalid. Allowed choices are text, json, sarif, github, markdown."],
    ['check --fail-on hint', "option '--fail-on <severity>' argument 'hint' is invalid. Allowed choices are error, warning, info, never."],
    ['check --rule n-plus-one', "There is no rule 'n-plus-one'. Did you mean 'n-plus-one-query'?"],
    ['check nowhere', "There is no file or folder 'nowhere'. Name one that exists."],
    ['check package.json/x', "There is no file or folder 'package.json/x'. Name one that exists."],
    ['check docs', "There are no TypeScript or JavaScript files in 'docs'. Name a folder that has some."],
    ['check docs/readme.md', "'docs/readme.md' is not a TypeScript or JavaScript file. Name one, or a folder."],
    ['check --config nope.json', "There is no configuration file 'nope.json'. Name one that exists."],
    ['check --baseline nope.json', "The baseline 'nope.json' cannot be read. Write it with --write-baseline."],
    ['check --baseline package.json', "The baseline 'package.json' is of another version. Write it anew with --write-baseline."],
    ['check --baseline docs/readme.md', "The baseline 'docs/readme.md' is not JSON. Write it anew with --write-baseline."],
    ['check --write-baseline', '--write-baseline needs to know where: add --baseline <file>.'],
    ['check --changed-since main', "--changed-since needs a git repository, and '/w' is in none. Leave the option out, or check a clone."],
    ['check --changed-since -x', /argument missing|is no git reference/],
    ['check --jobs 0', "option '--jobs <n>' argument '0' is invalid. Give a whole number of at least 1."],
    ['explain n-plus-one-qery', "There is no rule 'n-plus-one-qery'. Did you mean 'n-plus-one-query'?"],
    ['lsp', 'Say how to speak: latency-lens lsp --stdio'],
  ])('%s', async (words, message) => {
    const { status, out, err } = await ran(words, { ...clean, '/w/docs/readme.md': '#', ...pages });
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    if (typeof message === 'string') expect(err).toBe(`latency-lens: ${message}\n`);
    else expect(err).toMatch(message);
    expect({ status, out }).toEqual({ status: 2, out: '' });
  });

  it('a mistake of the program itself too', async () => {
    const { status, err } = await ran('check', clean, { openWorkspace: () => Promise.reject(new Error('boom')) });
    expect(status).toBe(2);
    expect(err).toBe('latency-lens: stopped by a mistake of its own: boom (LATENCY_LENS_DEBUG=1 shows where; please report it)\n');
  });
});

/** `explain` reads the pages that stand beside the program. */
const here = new URL('../..', import.meta.url).pathname;
const pages = {
  [`${here}rules/databases/n-plus-one-query.md`]: '# N+1 query\n\n## Why it is slow\n\nOne `query` each.\n\n```ts\nawait slow();\n```\n',
};

describe('the exit status', () => {
  it.each([
    ['check', 1],
    ['check src/a.ts', 0],
    ['check src/b.ts', 1],
    ['check --fail-on error', 0],
    ['check --fail-on info', 1],
    ['check --fail-on never', 0],
    ['check --rule request-in-loop', 0],
    ['--version', 0],
    ['--help', 0],
    ['check --help', 0],
    ['', 0],
  ])('of `%s` is %i', async (words, status) => {
    expect((await ran(words, slow)).status).toBe(status);
  });
});

describe('the paths', () => {
  it('may follow rules', async () => {
    const { out } = await ran('check --format json --rule n-plus-one-query src', slow);
    expect(JSON.parse(out)).toMatchObject({ root: '/w/src', findings: [{ file: 'b.ts' }] });
  });

  it('are told from the current folder when there are several', async () => {
    const { out } = await ran('check --format json src/b.ts src', slow);
    expect(JSON.parse(out)).toMatchObject({ root: '/w', findings: [{ file: 'src/b.ts' }] });
  });

  it('of a file: the package is read, the file alone is spoken of', async () => {
    const { out, files } = await ran('check --format json src/a.ts', slow);
    expect(files.reads).toContain('/w/src/b.ts');
    expect(JSON.parse(out)).toMatchObject({ root: '/w', findings: [], stats: { files: 1 } });
  });
});

it('explains a rule', async () => {
  const { status, out } = await ran('explain n-plus-one-query', pages);
  expect({ status, out }).toEqual({ status: 0, out: 'N+1 query\n\nWhy it is slow\n\nOne query each.\n\n    await slow();\n' });
});

it('starts the server', async () => {
  let isServing = false;
  const serve = async () => {
    isServing = true;
  };
  expect((await ran('lsp --stdio', {}, { serve })).status).toBe(0);
  expect(isServing).toBe(true);
});

it('reads everything and says only what changed', async () => {
  const git = async (_folder: string, [command = '']: readonly string[]) =>
    ({ 'rev-parse': '/w\n', 'merge-base': 'abc\n', diff: 'src/a.ts\0', 'ls-files': '' })[command] ?? '';
  const { out, files } = await ran('check --format json --changed-since main', slow, { git });
  expect(files.reads).toContain('/w/src/b.ts');
  expect(JSON.parse(out).findings).toEqual([]);
});

it('shows progress on a terminal and clears it', async () => {
  let time = 0;
  const now = () => {
    time += 100;
    return time;
  };
  const shown = recorder(true, 80);
  await ran('check', slow, { now, err: shown });
  expect(shown.text()).toContain('Reading');
  expect(shown.text().endsWith('\r\u001b[2K')).toBe(true);
  const quietly = recorder(true, 80);
  await ran('check --quiet', slow, { now, err: quietly });
  expect(quietly.text()).toBe('');
});
