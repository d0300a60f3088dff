import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { cells } from '../../cli/code-frame.ts';
import { type FakeFile, ran, recorder } from './fakes.ts';

const project: Record<string, FakeFile> = {
  '/w/package.json': '{}',
  '/w/src/b.ts': 'for (const order of orders) {\n\tawait slow();\n}\nslow(error); // suppressed\n',
  '/w/src/a b#1.ts': 'slow(hint);\nif (x) slow(info);',
  '/w/src/large.ts': { problem: 'too-large', bytes: 5 * 1024 * 1024 },
  '/w/src/odd.ts': '@@ not a program',
};

describe('json', () => {
  it('is what the contract shows', async () => {
    const { out } = await ran('check --format json', project);
    const { stats, ...report } = JSON.parse(out);
    expect(stats).toEqual({ files: 3, lines: 9, milliseconds: 0, peakMemoryMegabytes: 50 });
    expect(Object.keys(report)).toEqual(['version', 'root', 'findings', 'suppressed', 'unreadable']);
    expect(report).toMatchObject({
      version: 1,
      root: '/w',
      suppressed: 1,
      unreadable: [
        { file: 'src/large.ts', reason: expect.stringContaining('is too large to be read (5 MB') },
        { file: 'src/odd.ts', reason: 'does not parse' },
      ],
    });
    expect(report.findings[2]).toEqual({
      rule: 'n-plus-one-query',
      item: 'orm-queries',
      severity: 'warning',
      certainty: 'certain',
      message: 'Queries `user` once per order. Read them in one query before the loop.',
      file: 'src/b.ts',
      range: { start: { line: 2, column: 8 }, end: { line: 2, column: 14 } },
      because: [
        { file: 'src/b.ts', range: { start: { line: 1, column: 1 }, end: { line: 1, column: 30 } }, message: 'runs once per order' },
      ],
      fixes: [{ title: 'Do it quickly', safe: false }],
    });
  });

  it('is sorted by file, line, column, and the same each time', async () => {
    const [first, second] = [
      await ran('check --format json', project),
      await ran('check --format json', Object.fromEntries(Object.entries(project).reverse())),
    ];
    expect(second.out).toBe(first.out);
    expect(JSON.parse(first.out).findings.map(({ file, range }: Located) => `${file}:${range.start.line}`)).toEqual([
      'src/a b#1.ts:1',
      'src/a b#1.ts:2',
      'src/b.ts:2',
      'src/b.ts:4',
    ]);
  });
});

interface Located {
  readonly file: string;
  readonly range: { readonly start: { readonly line: number } };
}

describe('sarif', () => {
  const validate = sarifValidator();

  it('is valid against the schema of version 2.1.0', async () => {
    const { out } = await ran('check --format sarif', project);
    const log = JSON.parse(out);
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
    const [{ results, tool, invocations }] = log.runs;
    expect(results).toHaveLength(4);
    expect(results[2]).toMatchObject({
      ruleId: 'n-plus-one-query',
      level: 'warning',
      relatedLocations: [{ message: { text: 'runs once per order' } }],
    });
    expect(results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('src/a%20b%231.ts');
    expect(tool.driver.rules[results[0].ruleIndex].id).toBe('n-plus-one-query');
    expect(invocations[0].toolExecutionNotifications).toHaveLength(2);
  });

  it('is seen to be invalid when it is', async () => {
    const log = JSON.parse((await ran('check --format sarif', project)).out);
    log.runs[0].results[0].level = 'grave';
    expect(validate(log)).toBe(false);
  });
});

/** The official schema, which is of draft 4 and names itself in that draft's way. */
function sarifValidator() {
  const path = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const { $schema: _, id, ...schema } = JSON.parse(readFileSync(path, 'utf8'));
  return new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile({ ...schema, $id: id });
}

describe('github', () => {
  it('writes commands, escaped, with paths from the checkout', async () => {
    const { out } = await ran('check src --format github', project, { environment: { GITHUB_WORKSPACE: '/w' } });
    expect(out.split('\n').slice(0, 3)).toEqual([
      '::notice file=src/a b#1.ts,line=1,col=1,endColumn=11,title=N+1 query (n-plus-one-query)::Queries `user` once per order. Read them in one query before the loop.',
      '::notice file=src/a b#1.ts,line=2,col=8,endColumn=18,title=N+1 query (n-plus-one-query)::Queries `user` once per order. Read them in one query before the loop.%0A→ src/a b#1.ts:1 runs once per order',
      '::warning file=src/b.ts,line=2,col=8,endColumn=14,title=N+1 query (n-plus-one-query)::Queries `user` once per order. Read them in one query before the loop.%0A→ src/b.ts:1 runs once per order',
    ]);
  });
});

describe('markdown', () => {
  it('has a table, a block per file and what was not read', async () => {
    const { out } = await ran('check --format markdown', project);
    expect(out).toContain('## Latency Lens: 4 findings');
    expect(out).toContain('| N+1 query | `n-plus-one-query` | 4 |');
    expect(out).toContain('### `src/b.ts`\n\n- ⚠️ **src/b.ts:2** Queries `user` once per order.');
    expect(out).toContain('  - → `src/b.ts:1` runs once per order');
    expect(out).toContain('- `src/odd.ts` does not parse');
  });

  it('says when nothing was found', async () => {
    expect((await ran('check --format markdown', { '/w/a.ts': '' })).out).toBe('## Latency Lens: nothing found\n');
  });
});

describe('text', () => {
  it('draws the code and the chain', async () => {
    const { out } = await ran('check', project);
    expect(out).toContain(`src/b.ts

  ▲ warning  Queries \`user\` once per order. Read them in one query before the loop.
    src/b.ts:2:8  n-plus-one-query
    2 │ await slow();
      │       ^^^^^^
    → src/b.ts:1:1  runs once per order
    1 │ for (const order of orders) {
      │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    ✎ Do it quickly  --fix-suggestions
`);
    expect(out).toContain('  · hint  src/a b#1.ts:1:1  Queries');
    expect(out).toContain('Not read\n  ▲ src/large.ts is too large to be read');
    expect(out).toContain(
      '4 findings in 2 files: 1 error, 1 warning, 1 info, 1 hint\n1 can be mended with --fix · 3 with --fix-suggestions · 1 suppressed\n3 files, 9 lines',
    );
  });

  it('says only what fails when it is to be quiet', async () => {
    const { out } = await ran('check --quiet --fail-on error', project);
    expect(out.split('\n').filter((line) => line.includes('error'))).toHaveLength(2);
    expect(out).not.toContain('warning');
    expect(out).not.toContain('files');
    expect((await ran('check --quiet', { '/w/a.ts': '' })).out).toBe('');
  });

  it.each([
    [{}, true, '', true],
    [{}, false, '', false],
    [{ NO_COLOR: '1' }, true, '', false],
    [{ NO_COLOR: '' }, true, '', true],
    [{ FORCE_COLOR: '1' }, false, '', true],
    [{ TERM: 'dumb' }, true, '', false],
    [{}, true, ' --no-color', false],
  ])('with %o on a terminal (%s)%s: colours %s', async (environment, isTerminal, words, isColoured) => {
    const out = recorder(isTerminal, 80);
    await ran(`check${words}`, project, { environment, out });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for.
    expect(/\u001b\[/.test(out.text())).toBe(isColoured);
  });

  it('fits long lines to the terminal and lets no control character through', async () => {
    const recorded = recorder(false, 80);
    const long = `${'x'.repeat(300)} slow() ${'y'.repeat(300)}\n/* \u001b]0;title\u0007 */ slow();`;
    await ran('check', { '/w/a.ts': long }, { out: recorded });
    const out = recorded.text();
    expect(
      Math.max(
        ...out
          .split('\n')
          .filter((line) => line.includes('│'))
          .map(cells),
      ),
    ).toBeLessThanOrEqual(80);
    expect(out).toContain('slow()');
    expect(out).toContain('�]0;title�');
  });

  it('counts cells of wide characters', () => {
    expect(['abc', '日本', '👍', 'é'.normalize('NFD')].map(cells)).toEqual([3, 4, 2, 1]);
  });
});
