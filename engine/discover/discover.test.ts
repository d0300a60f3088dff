import { describe, expect, it } from 'vitest';
import { type FakeFile, memoryFiles } from '../../test/cli/fakes.ts';
import { discover } from './discover.ts';
import { readFound } from './read.ts';
import { relevanceOf } from './relevance.ts';

async function found(paths: readonly string[], starts = ['/r/w'], texts: Record<string, string> = {}): Promise<string[]> {
  const files = memoryFiles({ ...Object.fromEntries(paths.map((path) => [path, ''])), ...texts });
  return (await discover(starts, files)).map(({ path }) => path);
}

describe('discovering', () => {
  it('takes sources, schemas, manifests, configuration and evidence, and nothing else', async () => {
    const wanted = [
      'Dockerfile',
      'a.ts',
      'b.mjs',
      'compose.yaml',
      'latency-lens.json',
      'nginx.conf',
      'package.json',
      'schema.prisma',
      'tsconfig.build.json',
      'types.d.ts',
    ].map((name) => `/r/w/${name}`);
    expect(await found([...wanted, '/r/w/readme.md', '/r/w/styles.d.css.ts', '/r/w/x.min.js', '/r/w/logo.png', '/r/w/data.json'])).toEqual(
      wanted,
    );
  });

  it('enters neither what is installed nor what a build makes', async () => {
    expect(
      await found([
        '/r/w/package.json',
        '/r/w/dist/a.js',
        '/r/w/coverage/a.js',
        '/r/w/src/build/a.ts',
        '/r/w/node_modules/p/a.js',
        '/r/w/src/node_modules/p/a.js',
        '/r/w/.next/a.js',
        '/r/w/.github/workflows/ci.yml',
        '/r/w/packages/p/package.json',
        '/r/w/packages/p/out/a.js',
      ]),
    ).toEqual(['/r/w/.github/workflows/ci.yml', '/r/w/package.json', '/r/w/packages/p/package.json', '/r/w/src/build/a.ts']);
  });

  it('respects .gitignore files: nested, negated, and those above up to the repository', async () => {
    const paths = [
      '/r/.git/HEAD',
      '/r/w/a.ts',
      '/r/w/gen/b.ts',
      '/r/w/gen/keep.ts',
      '/r/w/deep/gen/c.ts',
      '/r/w/deep/tmp.ts',
      '/r/w/up.ts',
    ];
    const ignores = {
      '/.gitignore': '*.ts',
      '/r/.gitignore': 'up.ts\n',
      '/r/w/.gitignore': 'gen/*\n!gen/keep.ts\ntmp.ts',
      '/r/w/deep/.gitignore': '!tmp.ts',
    };
    expect(await found(paths, ['/r/w'], ignores)).toEqual(['/r/w/a.ts', '/r/w/deep/gen/c.ts', '/r/w/deep/tmp.ts', '/r/w/gen/keep.ts']);
  });

  it('sees an ignored folder that is named', async () => {
    expect(await found(['/r/.git/HEAD', '/r/w/a.ts'], ['/r/w'], { '/r/.gitignore': 'w/' })).toEqual(['/r/w/a.ts']);
  });

  it('takes manifests and configuration from above, up to the repository or the package', async () => {
    const above = ['/r/latency-lens.json', '/r/w/tsconfig.json', '/r/w/src/a.ts', '/package.json', '/latency-lens.json', '/r/other.ts'];
    expect(await found([...above, '/r/.git/HEAD'], ['/r/w/src'])).toEqual(['/r/latency-lens.json', '/r/w/src/a.ts', '/r/w/tsconfig.json']);
    expect(await found([...above, '/r/w/package.json'], ['/r/w/src'])).toEqual([
      '/r/w/package.json',
      '/r/w/src/a.ts',
      '/r/w/tsconfig.json',
    ]);
  });

  it('takes the schema of the package around a folder', async () => {
    expect(await found(['/r/w/package.json', '/r/w/prisma/schema.prisma', '/r/w/prisma/seed.ts', '/r/w/src/a.ts'], ['/r/w/src'])).toEqual([
      '/r/w/package.json',
      '/r/w/prisma/schema.prisma',
      '/r/w/src/a.ts',
    ]);
  });

  it('reads no file but those that say what to ignore', async () => {
    const files = memoryFiles({ '/r/w/a.ts': '', '/r/w/.gitignore': 'x', '/r/w/package.json': '{}' });
    await discover(['/r/w'], files);
    expect(files.reads).toEqual(['/r/w/.gitignore']);
  });
});

describe('reading', () => {
  it.each<[string, FakeFile, string | undefined]>([
    ['/w/a.ts', { problem: 'too-large', bytes: 5 * 1024 * 1024 }, 'is too large to be read (5 MB, 2 MB are the most)'],
    ['/w/a.ts', { problem: 'binary' }, 'is not text, whatever its name says'],
    ['/w/a.ts', { problem: 'utf-16' }, 'is written in UTF-16: save it in UTF-8'],
    ['/w/a.ts', { problem: 'unreadable', reason: 'permission denied' }, 'could not be read: permission denied'],
    ['/w/Dockerfile', { problem: 'binary' }, undefined],
    ['/w/client.d.ts', { problem: 'too-large', bytes: 5 * 1024 * 1024 }, undefined],
  ])('%s that is %o', async (path, file, reason) => {
    const read = await readFound({ path, relevance: relevanceOf(path) ?? 'source' }, memoryFiles({ [path]: file }));
    if (reason === undefined) expect(read).toBeUndefined();
    else expect(read).toEqual({ file: path, reason: expect.stringContaining(reason) });
  });

  it('leaves minified code and bundles out, and long code in', async () => {
    const read = (path: string, text: string) => readFound({ path, relevance: 'source' }, memoryFiles({ [path]: text }));
    expect(await read('/w/a.js', 'a();'.repeat(10_000))).toBeUndefined();
    expect(await read('/w/a.js', 'a();\n'.repeat(10_000))).toBeDefined();
    expect(await read('/w/a.ts', 'a();'.repeat(10_000))).toBeDefined();
    const bundle = "!(function (e, t) {\n  'function' == typeof define && define.amd ? define(t) : (e.Lib = t());\n})(window, load);\n";
    expect(await read('/w/a.js', bundle + 'a();\n'.repeat(10_000))).toBeUndefined();
    expect(await read('/w/a.js', bundle)).toBeDefined();
  });

  it('does not read a lock file', async () => {
    const files = memoryFiles({ '/w/package-lock.json': 'x' });
    expect(await readFound({ path: '/w/package-lock.json', relevance: 'presence' }, files)).toEqual({ text: '' });
    expect(files.reads).toEqual([]);
  });
});
