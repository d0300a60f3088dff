import { describe, expect, it } from 'vitest';
import { checklist as items } from '../../rules/checklist.ts';
import type { LibraryTable } from '../contract/library.ts';
import type { Configuration, ItemStatus } from '../contract/workspace.ts';
import { Memo } from '../incremental/memo.ts';
import { lower } from '../lower/lower.ts';
import type { Finding, Severity } from '../model/finding.ts';
import { type Origin, unknown } from '../model/origin.ts';
import type { Linker, Modules, Recogniser } from '../model/steps.ts';
import { type ChecklistSources, createChecklist } from './checklist.ts';

const tables: ReadonlyMap<string, LibraryTable> = new Map([
  [
    'serving',
    {
      title: 'Serving',
      docs: '',
      packages: { express: '*' },
      exports: { default: { is: 'app' } },
      types: { app: { members: { get: { entry: { kind: 'route' } } } } },
    },
  ],
  [
    'storing',
    {
      title: 'Storing',
      docs: '',
      packages: { typeorm: '*', '@prisma/client': '*' },
      exports: {},
      types: { client: { members: { find: { does: 'read' } } } },
    },
  ],
]);

interface Given {
  readonly findings?: readonly Finding[];
  readonly declarations?: Configuration['checklist'];
  readonly origin?: Origin;
}

/** The statuses of the items by id, with the real checklist and its evidence. */
function statuses(
  texts: Record<string, string>,
  { findings = [], declarations = {}, origin = unknown('other') }: Given = {},
): Map<string, ItemStatus> {
  const paths = Object.keys(texts);
  const modules = {
    files: () => paths,
    module: (file: string) => (/\.[jt]s$/.test(file) ? lower(file, texts[file] ?? '') : undefined),
  } as Partial<Modules> as Modules;
  const linker = { originOf: () => origin } as Partial<Linker> as Linker;
  const recogniser = { operationsIn: () => [], entriesIn: () => [], schema: () => ({ tables: [] }) } as Partial<Recogniser> as Recogniser;
  const sources: ChecklistSources = {
    items,
    snippets: new Map([['cdns', ['ll-cdns-x']]]),
    rules: new Map(),
    libraries: tables,
    modules,
    linker,
    recogniser,
    files: () => paths,
    text: (path) => texts[path],
    relative: (path) => path.replace('/w/', ''),
    declarations: () => declarations,
    isQuiet: (file) => file.includes('.test.'),
  };
  const fail = (query: string, key: string, error: unknown) => {
    throw new Error(`${query} of ${key} failed`, { cause: error });
  };
  return new Map(
    createChecklist(new Memo(fail), sources)
      .statuses(findings)
      .map((status) => [status.id, status]),
  );
}

/** The evidence of one item, as `line text`. */
function evidence(item: string, texts: Record<string, string>, given?: Given): string[] {
  const status = statuses(texts, given).get(item);
  return (status?.evidence ?? []).map(({ line, text }) => `${line} ${text}`);
}

const serving = { '/w/src/app.ts': "import express from 'express';\nconst app = express();" };

describe('the checklist', () => {
  it('has 46 items in ten sections, each once', () => {
    const ids = items.map(({ id }) => id);
    expect([ids.length, new Set(ids).size, new Set(items.map(({ section }) => section)).size]).toEqual([46, 46, 10]);
  });

  it('does not apply where the workspace has nothing of the kind', () => {
    const plain = statuses({ '/w/a.ts': 'export const a = 1;' });
    expect([plain.get('db-indexes')?.status, plain.get('enable-compression')?.status, plain.get('up-to-date')?.status]).toEqual([
      'not-applicable',
      'not-applicable',
      'not-seen',
    ]);
    expect(statuses(serving).get('enable-compression')?.status).toBe('not-seen');
    expect(statuses({ '/w/a.ts': "import type { Request } from 'express';" }).get('enable-compression')?.status).toBe('not-applicable');
    expect(statuses({ '/w/a.test.ts': serving['/w/src/app.ts'] }).get('enable-compression')?.status).toBe('not-applicable');
  });

  it('needs attention when a rule found something; a hint is not enough', () => {
    const finding = (severity: Severity): Finding => ({
      rule: 'r',
      item: 'orm-queries',
      severity,
      certainty: 'likely',
      message: '',
      file: '/w/a.ts',
      start: 0,
      end: 1,
      because: [],
      fixes: [],
    });
    expect(statuses(serving, { findings: [finding('warning')] }).get('orm-queries')).toMatchObject({
      status: 'attention',
      findings: [{ rule: 'r' }],
    });
    expect(statuses(serving, { findings: [finding('hint')] }).get('orm-queries')).toMatchObject({
      status: 'not-applicable',
      findings: [{ rule: 'r' }],
    });
  });

  it('gives people the last word', () => {
    const declarations = { cdns: { status: 'done', reason: 'CloudFront' } } as const;
    expect(statuses(serving, { declarations }).get('cdns')).toMatchObject({
      status: 'declared',
      declared: declarations.cdns,
      snippets: ['ll-cdns-x'],
    });
  });
});

describe('a package that is used', () => {
  const compressing = (text: string) => evidence('enable-compression', { '/w/app.ts': text });

  it.each([
    ["import compression from 'compression';\napp.use(compression());", '2 compresses responses: app.use(compression());'],
    [
      "import compress from '@fastify/compress';\nawait app.register(compress, {});",
      '2 compresses responses: await app.register(compress, {});',
    ],
    ["const compression = require('compression');\napp.use(compression());", '2 compresses responses: app.use(compression());'],
    [
      "import * as compression from 'compression';\nexport const plugins = [compression];",
      '2 compresses responses: export const plugins = [compression];',
    ],
    ["app.register(import('@fastify/compress'));", "1 compresses responses: app.register(import('@fastify/compress'));"],
    ["import compression from 'compression';", undefined],
    ["import type compression from 'compression';\napp.use(compression());", undefined],
    ["import compression from './compression';\napp.use(compression());", undefined],
  ])('%s', (text, found) => {
    expect(compressing(text)).toEqual(found ? [found] : []);
  });

  it('by a decorator, as a provider, as a base class', () => {
    expect(
      evidence('authentication-authorization', { '/w/a.ts': "import { UseGuards } from '@nestjs/common';\n@UseGuards(Guard)\nclass A {}" }),
    ).toEqual(['2 guard: @UseGuards(Guard)']);
    expect(
      evidence('request-throttling', {
        '/w/a.ts':
          "import { ThrottlerGuard } from '@nestjs/throttler';\n@Module({ providers: [{ provide: X, useClass: ThrottlerGuard }] })\nclass A {}",
      }),
    ).toHaveLength(1);
    expect(
      evidence('request-throttling', {
        '/w/a.ts': "import { ThrottlerGuard } from '@nestjs/throttler';\nclass A extends ThrottlerGuard {}",
      }),
    ).toHaveLength(1);
  });

  it('for its effects', () => {
    expect(evidence('monitoring-logging', { '/w/a.ts': "import 'dd-trace/init';" })).toEqual([
      "1 performance agent: import 'dd-trace/init';",
    ]);
  });

  it('with an option that says so', () => {
    const pool = (text: string) => evidence('connection-pool-settings', { '/w/a.ts': `import pg, { Pool } from 'pg';\n${text}` });
    expect(pool('new Pool({ max: 20 });')).toEqual(['2 pool limits: new Pool({ max: 20 });']);
    expect(pool('const options = { ...base, max: 20 };\nnew pg.Pool(options);')).toHaveLength(1);
    expect(pool('new Pool({ host });')).toEqual([]);
    const timed = (value: string) =>
      evidence('slow-logging', { '/w/a.ts': `import { Sequelize } from 'sequelize';\nnew Sequelize({ benchmark: ${value} });` });
    expect([timed('true').length, timed('false').length]).toEqual([1, 0]);
    expect(
      evidence('connection-pool-settings', { '/w/a.ts': "import knex from 'knex';\nknex({ pool: { min: 1, max: 4 } });" }),
    ).toHaveLength(1);
  });

  it('in tests shows nothing, unless it is about tests', () => {
    expect(evidence('enable-compression', { '/w/a.test.ts': "import c from 'compression';\napp.use(c());" })).toEqual([]);
    expect(evidence('perf-testing', { '/w/a.test.js': "import http from 'k6/http';\nhttp.get('/');" })).toHaveLength(1);
  });
});

describe('a method of a package', () => {
  const text = { '/w/a.ts': "db.$on('query', log);" };
  const prisma = {
    kind: 'library',
    library: 'storing',
    type: 'client',
    entity: undefined,
    made: undefined,
    built: [],
  } as Partial<Origin> as Origin;

  it('counts by where its receiver comes from, never by its name', () => {
    expect(evidence('slow-logging', text, { origin: prisma })).toHaveLength(1);
    expect(evidence('slow-logging', text)).toEqual([]);
    expect(evidence('slow-logging', { '/w/a.ts': "db.$on('error', log);" }, { origin: prisma })).toEqual([]);
  });
});

describe('a header', () => {
  it.each([
    ["res.set('Cache-Control', 'public, max-age=60');", 1],
    ['res.setHeader("cache-control", `max-age=60, s-maxage=9`);', 1],
    ["res.set('Cache-Control', 'no-store');", 0],
    ["const headers = { 'Cache-Control': 'public, max-age=60' };", 1],
    ["export default { headers: [{ key: 'Cache-Control', value: 'immutable' }] };", 1],
    ["map.set('Cache', 'max-age=60');", 0],
  ])('%s', (text, count) => {
    expect(evidence('utilize-caching', { '/w/a.ts': text })).toHaveLength(count);
  });
});

describe('a file that is no source code', () => {
  it.each([
    ['enable-compression', '/w/deploy/nginx.conf', 'http {\n  gzip on;\n}', '2 compression in the proxy: gzip on;'],
    ['enable-compression', '/w/deploy/nginx.conf', 'http {\n  # gzip on;\n}', undefined],
    ['enable-compression', '/w/deploy/nginx.conf', 'gzip off;', undefined],
    [
      'scaling-strategies',
      '/w/k8s/api.yaml',
      'kind: Service\n---\nkind: Deployment\nspec:\n  replicas: 3',
      '5 several replicas: replicas: 3',
    ],
    ['scaling-strategies', '/w/k8s/api.yaml', 'kind: Deployment\nspec:\n  replicas: 1', undefined],
    [
      'scaling-strategies',
      '/w/docker-compose.yml',
      'services:\n  api:\n    deploy: { replicas: 2 }',
      '3 several replicas: deploy: { replicas: 2 }',
    ],
    ['scaling-strategies', '/w/helm/api.yaml', 'spec:\n  replicas: {{ .Values.count }}', undefined],
    [
      'perf-testing',
      '/w/package.json',
      '{ "scripts": {\n  "load": "autocannon -c 10 http://localhost"\n} }',
      '2 load test as a script: "load": "autocannon -c 10 http://localhost"',
    ],
    [
      'regular-audits',
      '/w/.github/workflows/ci.yml',
      'jobs:\n  a:\n    steps:\n      # - uses: github/codeql-action/init@v3\n      - run: npm audit',
      '5 audit in the pipeline: - run: npm audit',
    ],
    [
      'up-to-date',
      '/w/renovate.json',
      '{ "extends": ["config:recommended"] }',
      '1 updates by Renovate: { "extends": ["config:recommended"] }',
    ],
    ['up-to-date', '/w/renovate.json', '{}', undefined],
    [
      'denormalize',
      '/w/migrations/1.sql',
      '-- create materialized view\nCREATE MATERIALIZED VIEW totals AS SELECT 1;',
      '2 materialised view: CREATE MATERIALIZED VIEW totals AS SELECT 1;',
    ],
    [
      'slow-logging',
      '/w/compose.yaml',
      'services:\n  db:\n    command: postgres -c log_min_duration_statement=250',
      '3 slow query log of the database: command: postgres -c log_min_duration_statement=250',
    ],
  ])('%s in %s', (item, path, text, found) => {
    expect(evidence(item, { '/w/a.ts': '', [path]: text })).toEqual(found ? [found] : []);
  });
});
