/** Bad input, through the real command in a process of its own over a real disk: each has a clear message and costs nothing else. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const ONE_MINUTE = 60_000;

/** A route that asks once per order, two files away. */
const healthy: Record<string, string> = {
  'package.json': '{ "dependencies": { "express": "5", "@prisma/client": "6" } }',
  'prisma/schema.prisma': 'model Order {\n id Int @id\n}\nmodel Customer {\n id Int @id\n name String\n}',
  'src/db.ts': "import { PrismaClient } from '@prisma/client';\nexport const prisma = new PrismaClient();",
  'src/customers.ts':
    "import { prisma } from './db.ts';\nexport function customerOf(id: number) {\n  return prisma.customer.findFirst({ where: { id } });\n}",
  'src/routes.ts': [
    "import express from 'express';",
    "import { customerOf } from './customers.ts';",
    "import { prisma } from './db.ts';",
    'const app = express();',
    "app.get('/orders', async (req, res) => {",
    '  const orders = await prisma.order.findMany({ take: 50 });',
    '  const names = [];',
    '  for (const order of orders) names.push(await customerOf(order.id));',
    '  res.json(names);',
    '});',
  ].join('\n'),
};

describe('bad input', { timeout: ONE_MINUTE }, () => {
  const program = `node_modules/.cache/latency-lens/cli-${process.pid}.mjs`;
  let folder = '';

  beforeAll(() =>
    build({ entryPoints: ['cli/main.ts'], outfile: program, bundle: true, platform: 'node', format: 'esm', packages: 'external' }),
  );
  afterAll(() => rmSync(program));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'latency-lens-'));
    for (const [path, text] of Object.entries(healthy)) write(path, text);
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function write(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }

  function checked(...words: string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'check', '--format', 'json', ...words], { encoding: 'utf8' });
    return { status, stderr, report: status === 2 ? undefined : JSON.parse(stdout) };
  }

  /** The one finding of the healthy files is there, whatever else is. */
  function seen(report: {
    findings: { file: string; rule: string; message: string; range: { start: { line: number } } }[];
    unreadable: { file: string; reason: string }[];
  }) {
    expect(report.findings).toContainEqual(expect.objectContaining({ rule: 'n-plus-one-query', file: 'src/routes.ts' }));
    return {
      unreadable: report.unreadable.map(({ file, reason }) => `${file} ${reason}`),
      others: report.findings
        .filter(({ rule }) => rule !== 'n-plus-one-query')
        .map(({ file, range, message }) => `${file}:${range.start.line} ${message}`),
    };
  }

  it.each<[what: string, path: string, content: string | Uint8Array, reason: RegExp]>([
    [
      'a file of 5 MB',
      'src/large.ts',
      'export const a = 1;\n'.repeat(262_144),
      /^src\/large\.ts is too large to be read \(5 MB, 2 MB are the most\)/,
    ],
    ['a binary with a .ts name', 'src/video.ts', Uint8Array.of(0x47, 0, 1, 0xff, 0), /^src\/video\.ts is not text/],
    ['a file in UTF-16', 'src/wide.ts', Buffer.from('\uFEFFlet a;', 'utf16le'), /^src\/wide\.ts is written in UTF-16/],
    ['a syntax error', 'src/broken.ts', 'export function a( {\n  return [1, ;\n', /^src\/broken\.ts does not parse: line \d/],
    ['a broken tsconfig', 'tsconfig.json', '{\n  "compilerOptions": {\n    "paths": {\n', /^tsconfig\.json is broken at line \d+: /],
  ])('%s', (_, path, content, reason) => {
    write(path, content);
    const { report } = checked(folder);
    expect(seen(report).unreadable).toEqual([expect.stringMatching(reason)]);
  });

  it('is not seen where there is none: nothing is written beside the report', () => {
    const { stderr, report } = checked(folder);
    expect({ stderr, ...seen(report) }).toEqual({ stderr: '', unreadable: [], others: [] });
  });

  it('a broken configuration is a finding on its line, and what is right in it counts', () => {
    write(
      'latency-lens.json',
      '{\n  "rules": {\n    "n-plus-one": "off",\n    "write-in-loop": "loud"\n  },\n  "ignore": ["src/customers.ts"]\n}',
    );
    const { status, report } = checked(folder);
    expect(status).toBe(1);
    expect(seen(report).others).toEqual([
      "latency-lens.json:3 Unknown rule 'n-plus-one'. Did you mean 'n-plus-one-query'?",
      expect.stringMatching(/^latency-lens\.json:4 The severity of write-in-loop must be/),
    ]);
  });

  it('a file that the configuration ignores is not complained about', () => {
    write('latency-lens.json', '{ "ignore": ["src/video.ts"] }');
    write('src/video.ts', Uint8Array.of(0x47, 0, 1, 0xff, 0));
    expect(seen(checked(folder).report)).toEqual({ unreadable: [], others: [] });
  });

  it('cyclic imports and cyclic links', () => {
    write('src/one.ts', "export * from './two.ts';\nimport { two } from './two.ts';\nexport const one = () => two();");
    write('src/two.ts', "export * from './one.ts';\nimport { one } from './one.ts';\nexport const two = () => one();");
    symlinkSync(folder, join(folder, 'src/up'), 'junction');
    expect(seen(checked(folder).report)).toEqual({ unreadable: [], others: [] });
  });

  it('no TypeScript files, nothing there, an unknown rule', () => {
    write('empty/readme.md', '#');
    for (const [words, message] of [
      [[join(folder, 'empty')], /^latency-lens: There are no TypeScript or JavaScript files in '.*'\. Name a folder that has some\.\n$/],
      [[join(folder, 'nowhere')], /^latency-lens: There is no file or folder '.*'\. Name one that exists\.\n$/],
      [['--rule', 'n-plus-one', folder], /^latency-lens: There is no rule 'n-plus-one'\. Did you mean 'n-plus-one-query'\?\n$/],
      [
        ['--colour', folder],
        /^latency-lens: unknown option '--colour' \(Did you mean --no-color\?\)\n$|^latency-lens: unknown option '--colour'/,
      ],
    ] as const) {
      const { status, stderr } = checked(...words);
      expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringMatching(message) });
    }
  });
});
