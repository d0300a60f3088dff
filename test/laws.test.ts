/** The laws of the house, each asked of the whole repository, and each shown to notice when it is broken. */
import { spawnSync } from 'node:child_process';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { importLaws } from './laws/imports.ts';
import type { Offence } from './laws/law.ts';
import { shapeLaws } from './laws/shape.ts';
import { repositorySources, source } from './laws/sources.ts';

const sources = repositorySources();
const pages = globSync('rules/**/*.md');

describe.each([...importLaws, ...shapeLaws])('$name', ({ offences, breach }) => {
  test('holds', () => {
    expect(offences(sources, pages).map(told).join('\n')).toBe('');
  });

  test('is noticed when broken', () => {
    const paths = Object.keys(breach.files);
    const broken = paths.filter((path) => path.endsWith('.ts')).map((path) => source(path, breach.files[path] ?? ''));
    const seen = offences(
      broken,
      paths.filter((path) => path.endsWith('.md')),
    );
    expect(seen.map(({ path, line }) => `${path}:${line}`).sort()).toEqual([...breach.seen].sort());
  });
});

test('generated files are fresh', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/run.mjs', 'scripts/generate.ts', '--check'], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

function told({ path, line, message }: Offence): string {
  return `${path}:${line} ${message}`;
}
