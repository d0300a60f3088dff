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

interface Report {
  readonly findings: readonly {
    readonly rule: string;
    readonly file: string;
    readonly range: { readonly start: { readonly line: number } };
  }[];
}

function lineOf({ file, token }: Place): number {
  const text = readFileSync(`${EXAMPLE}/${file}`, 'utf8');
  return text.slice(0, text.indexOf(token)).split('\n').length;
}

describe('the example', () => {
  const { findings, silent }: Expected = JSON.parse(readFileSync('test/shop-api.expected.json', 'utf8'));
  const places = [...findings, ...findings.flatMap((finding) => finding.because ?? []), ...silent];

  it.each(places)('has one line with `$token` in $file', ({ file, token }) => {
    const lines = readFileSync(`${EXAMPLE}/${file}`, 'utf8').split('\n');
    expect(lines.filter((line) => line.includes(token))).toHaveLength(1);
  });

  it('is checked where it stands, as the README does first', { timeout: TWO_MINUTES }, () => {
    const { stdout } = spawnSync(
      process.execPath,
      ['scripts/run.mjs', 'cli/main.ts', 'check', EXAMPLE, '--format', 'json', '--no-cache', '--quiet'],
      { encoding: 'utf8' },
    );
    const said = (JSON.parse(stdout) as Report).findings.map(({ rule, file, range }) => `${rule} ${file}:${range.start.line}`);
    expect(said.sort()).toEqual(findings.map(({ rule, ...place }) => `${rule} ${place.file}:${lineOf(place)}`).sort());
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
