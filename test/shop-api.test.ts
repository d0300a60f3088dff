import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const EXAMPLE = 'examples/shop-api';
const TWO_MINUTES = 120_000;

interface Place {
  readonly file: string;
  readonly token: string;
}

/** What the checker must and must not say about the example; a place is found by its text, so that lines may move. */
interface Expected {
  readonly findings: readonly (Place & { readonly rule: string; readonly because?: readonly Place[] })[];
  readonly silent: readonly (Place & { readonly why: string })[];
}

describe('the example', () => {
  const { findings, silent }: Expected = JSON.parse(readFileSync('test/shop-api.expected.json', 'utf8'));
  const places = [...findings, ...findings.flatMap((finding) => finding.because ?? []), ...silent];

  it.each(places)('has one line with `$token` in $file', ({ file, token }) => {
    const lines = readFileSync(`${EXAMPLE}/${file}`, 'utf8').split('\n');
    expect(lines.filter((line) => line.includes(token))).toHaveLength(1);
  });

  it('compiles with its own packages', { timeout: TWO_MINUTES }, () => {
    const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'typecheck'], {
      cwd: EXAMPLE,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    expect(status, `${stdout}${stderr}`).toBe(0);
  });
});
