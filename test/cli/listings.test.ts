import { describe, expect, it } from 'vitest';
import type { ItemStatus, Route } from '../../engine/contract/workspace.ts';
import { fakeWorkspace, ran, recorder } from './fakes.ts';

const text = "app.get('/orders', list);\nconst rows = await db.order.findMany();\napp.get('/health', ok);";
const project = { '/w/app.ts': text };

const at = (part: string) => ({ file: '/w/app.ts', start: text.indexOf(part), end: text.indexOf(part) + part.length });
const cost = (said: string, isUnbounded: boolean) => ({ terms: [], text: said, isUnbounded });
const bare = { entry: {} as Route['entry'], method: 'GET', exceeds: undefined, queries: [], requests: [], blocking: [] };
const routes: readonly Route[] = [
  {
    ...bare,
    path: '/orders',
    place: at("app.get('/orders'"),
    cost: cost('1·orders', true),
    summary: '1·orders queries',
    queries: [
      { count: 1, per: ['orders'], isConcurrent: false, operation: 'db.order.findMany', place: at('db.order.findMany'), chain: [] },
    ],
  },
  { ...bare, path: '/health', place: at("app.get('/health'"), cost: cost('0', false), summary: 'no queries' },
];

const item = (id: string, section: string, changes: Partial<ItemStatus>): ItemStatus => ({
  id,
  section,
  text: `Do ${id}`,
  status: 'not-seen',
  evidence: [],
  findings: [],
  rules: [],
  snippets: [],
  declared: undefined,
  ...changes,
});
const items = [
  item('cdns', 'Network', { status: 'declared', declared: { status: 'done', reason: 'CloudFront' } }),
  item('keep-alive', 'Network', { status: 'in-place', evidence: [{ file: '/w/app.ts', line: 2, text: 'agent' }] }),
  item('replication', 'Databases', { status: 'not-applicable' }),
];
const openWorkspace = async () => ({ ...fakeWorkspace(routes), checklist: () => items });

describe('routes', () => {
  it('are a table', async () => {
    const { out, status } = await ran('routes', project, { openWorkspace });
    expect(out).toBe(
      [
        'GET  /orders  1·orders queries  app.ts:1:1  unbounded',
        'GET  /health  no queries        app.ts:3:1',
        '',
        '2 routes, 1 of them with a cost that grows with the data',
        '',
      ].join('\n'),
    );
    expect(status).toBe(0);
  });

  it('say which keep no budget', async () => {
    const withBudget = async () => fakeWorkspace(routes.map((route) => ({ ...route, exceeds: route.queries.length ? 0 : undefined })));
    const { out, status } = await ran('routes', project, { openWorkspace: withBudget });
    expect(out).toContain('app.ts:1:1  unbounded  over the budget of 0 queries\n');
    expect(out).toContain('2 routes, 1 of them with a cost that grows with the data, 1 over the budget\n');
    expect(status).toBe(0);
  });

  it('are JSON as the contract shows', async () => {
    const { out } = await ran('routes --format json', project, { openWorkspace });
    expect(JSON.parse(out)).toEqual({
      version: 1,
      routes: [
        {
          method: 'GET',
          path: '/orders',
          file: 'app.ts',
          range: { start: { line: 1, column: 1 }, end: { line: 1, column: 18 } },
          cost: {
            text: '1·orders',
            queries: [
              {
                count: 1,
                per: ['orders'],
                concurrent: false,
                operation: 'db.order.findMany',
                file: 'app.ts',
                range: { start: { line: 2, column: 20 }, end: { line: 2, column: 37 } },
              },
            ],
            requests: [],
            blocking: [],
          },
          unbounded: true,
        },
        expect.objectContaining({ path: '/health', unbounded: false }),
      ],
    });
  });

  it('may be none', async () => {
    expect((await ran('routes', project)).out).toBe('No routes found.\n');
  });
});

describe('the checklist', () => {
  it('is told by section', async () => {
    const { out } = await ran('checklist', project, { openWorkspace });
    expect(out).toBe(
      [
        'Network',
        '  ✓ Do cdns  cdns',
        '      done: CloudFront',
        '  ✓ Do keep-alive  keep-alive',
        '      app.ts:2  agent',
        '',
        'Databases',
        '  – Do replication  replication',
        '',
        '! 0 need attention   ✓ 2 in place or declared   · 0 not seen   – 1 do not apply',
        '',
      ].join('\n'),
    );
  });

  it('is JSON as the contract shows', async () => {
    const { out } = await ran('checklist --format json', project, { openWorkspace });
    const { version, items: told } = JSON.parse(out);
    expect(version).toBe(1);
    expect(told[0]).toEqual({
      id: 'cdns',
      section: 'Network',
      text: 'Do cdns',
      status: 'declared',
      evidence: [],
      findings: 0,
      rules: [],
      snippets: [],
      declared: { status: 'done', reason: 'CloudFront' },
    });
    expect(told[1]).toMatchObject({ evidence: [{ file: 'app.ts', line: 2, text: 'agent' }], declared: null });
  });
});

it('names a part of the program that failed, once', async () => {
  const err = recorder();
  await ran('check', project, {
    err,
    openWorkspace: async ({ onFailure }) => {
      onFailure('rule x', '/w/app.ts', new Error('boom'));
      onFailure('rule x', '/w/b.ts', new Error('boom'));
      return fakeWorkspace();
    },
  });
  expect(err.text()).toBe('latency-lens: rule x failed at /w/app.ts, and the rest goes on: Error: boom (please report it)\n');
});
