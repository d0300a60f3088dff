import { describe, expect, it } from 'vitest';
import { type FakeFile, ran } from './fakes.ts';

const before: Record<string, FakeFile> = { '/w/a.ts': 'quick();\n  slow();\n  slow();\n', '/w/b.ts': 'await slow();' };

async function baseline(contents: Record<string, FakeFile>): Promise<string> {
  const { status, files, err, out } = await ran('check --baseline known.json --write-baseline', { ...contents });
  expect({ status, err: err.replace(/\d+/, 'n'), out }).toEqual({ status: 0, err: 'Wrote n findings to known.json.\n', out: '' });
  return files.contents['/w/known.json'] as string;
}

describe('a baseline', () => {
  it('is keyed by rule, file and content', async () => {
    expect(JSON.parse(await baseline(before))).toEqual({
      version: 1,
      entries: [
        { rule: 'n-plus-one-query', file: 'a.ts', content: 'slow();', count: 2 },
        { rule: 'n-plus-one-query', file: 'b.ts', content: 'await slow();', count: 1 },
      ],
    });
  });

  it('keeps back what it knows, though its line has moved', async () => {
    const moved = { ...before, '/w/a.ts': '// new line\n\nslow();\n\n\tslow();\n', '/w/known.json': await baseline(before) };
    const { status, out } = await ran('check --baseline known.json', moved);
    expect(status).toBe(0);
    expect(out).toContain('Nothing found\n3 known to the baseline');
  });

  it('says what is new: one more of the same, the same in another file, a changed line', async () => {
    const known = await baseline(before);
    const newer = {
      '/w/a.ts': 'slow();\nslow();\nslow();',
      '/w/b.ts': 'await slow().then();',
      '/w/c.ts': 'slow();',
      '/w/known.json': known,
    };
    const { status, out } = await ran('check --format json --baseline known.json', newer);
    expect(status).toBe(1);
    expect(
      JSON.parse(out).findings.map(
        ({ file, range }: { file: string; range: { start: { line: number } } }) => `${file}:${range.start.line}`,
      ),
    ).toEqual(['a.ts:3', 'b.ts:1', 'c.ts:1']);
  });

  it('tells which entries it no longer needs', async () => {
    const mended = { '/w/a.ts': 'slow();', '/w/known.json': await baseline(before) };
    expect((await ran('check --baseline known.json', mended)).out).toContain(
      '1 known to the baseline · 2 entries of the baseline no longer needed (--write-baseline)',
    );
  });

  it('is the same bytes for the same findings', async () => {
    expect(await baseline(before)).toBe(await baseline(Object.fromEntries(Object.entries(before).reverse())));
  });
});

describe('fixing', () => {
  const broken: Record<string, FakeFile> = { '/w/a.ts': 'slow(error);\nslow();\nslow(error);', '/w/b.ts': 'slow();' };

  it('applies what is safe, in as many rounds as it takes', async () => {
    const { files, out, status } = await ran('check --fix', { ...broken });
    expect(files.contents['/w/a.ts']).toBe('quick();\nslow();\nquick();');
    expect(files.contents['/w/b.ts']).toBe('slow();');
    expect(status).toBe(1);
    expect(out).toContain('a.ts:2:1');
    expect(out).toContain('2 findings fixed');
  });

  it('applies suggestions when asked to', async () => {
    const { files, status } = await ran('check --fix-suggestions', { ...broken });
    expect([files.contents['/w/a.ts'], files.contents['/w/b.ts'], status]).toEqual(['quick();\nquick();\nquick();', 'quick();', 0]);
  });

  it('touches only what is asked about', async () => {
    const { files } = await ran('check --fix-suggestions b.ts', { ...broken });
    expect([files.contents['/w/a.ts'], files.contents['/w/b.ts']]).toEqual(['slow(error);\nslow();\nslow(error);', 'quick();']);
  });
});
