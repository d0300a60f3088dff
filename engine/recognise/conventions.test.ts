/** Functions that a framework finds by where their files stand and by the names that they are exported under. */
import { expect, test } from 'vitest';
import { entryLines } from '../../test/recognise/recognised.ts';

test.each([
  ['app/routes/api.v1.orders.$id.ts', '/api/v1/orders/:id'],
  ['app/routes/_app.orders_.$orderId.edit/route.tsx', '/orders/:orderId/edit'],
  ['app/routes/__app/orders/$id/index.tsx', '/orders/:id'],
  ['src/app/routes/sitemap[.]xml.ts', '/sitemap.xml'],
  ['app/routes/files.$.ts', '/files/*'],
  ['app/routes/_index.tsx', '/'],
])('a loader and an action of %s serve %s', (file, path) => {
  const manifest = JSON.stringify({ dependencies: { '@remix-run/node': '2' } });
  const text = `export async function loader() {} export const action = async () => {}; export default function Page() {}`;
  expect(entryLines({ 'package.json': manifest, [file]: text }, file)).toEqual([`route GET ${path} loader`, `route POST ${path} action`]);
});

test.each([
  ['src/routes/orders/[id]/+server.ts', '@sveltejs/kit', 'export async function GET() {}', ['route GET /orders/:id GET']],
  ['src/routes/(shop)/orders/+page.server.ts', '@sveltejs/kit', 'export const load = async () => {};', ['route GET /orders load']],
  [
    'src/routes/orders/+page.server.ts',
    '@sveltejs/kit',
    'export const actions = { default: async () => {}, remove: async () => {} };',
    ['action actions actions.default', 'action actions actions.remove'],
  ],
  [
    'server/api/orders/[id].get.ts',
    'nuxt',
    'export default defineEventHandler(async (event) => {});',
    ['route GET /api/orders/:id default/0'],
  ],
  [
    'src/pages/api/orders/[id].ts',
    'astro',
    'export async function GET({ params }) {} export const ALL = async () => {};',
    ['route GET /api/orders/:id GET', 'route * /api/orders/:id ALL'],
  ],
  ['src/pages/feed.xml.ts', 'astro', 'export const prerender = true; export const GET = () => {};', []],
  [
    'src/middleware.ts',
    'astro',
    'export const onRequest = defineMiddleware(async (context, next) => next());',
    ['middleware onRequest onRequest/0'],
  ],
  [
    'src/actions/index.ts',
    'astro',
    `import { defineAction } from 'astro:actions'; export const server = { like: defineAction({ input: {}, handler: async (input, context) => {} }) };`,
    ['action like server.like.handler'],
  ],
  ['server/routes/health.ts', 'nitropack', 'export default eventHandler(() => {});', ['route * /health default/0']],
])('what %s of a package on %s serves', (file, library, text, entries) => {
  const manifest = JSON.stringify({ dependencies: { [library]: '*' } });
  expect(entryLines({ 'package.json': manifest, [file]: text }, file)).toEqual(entries);
});

test("a worker's functions, in the object that its module exports", () => {
  const files = {
    'package.json': JSON.stringify({ devDependencies: { '@cloudflare/workers-types': '4' } }),
    'a.ts': `import { nightly } from './nightly';
      export default { async fetch(request, env, ctx) {}, scheduled: nightly, queue: async (batch) => {}, helper() {} } satisfies ExportedHandler<Env>;`,
    'nightly.ts': 'export async function nightly() {}',
  };
  expect(entryLines(files)).toEqual(['route * fetch default.fetch', 'schedule scheduled nightly', 'message queue default.queue']);
  expect(entryLines({ 'a.ts': 'export default { async fetch(request) {} };' })).toEqual([]);
});

test('Next.js files and server actions', () => {
  const manifest = JSON.stringify({ dependencies: { next: '16' } });
  expect(
    entryLines(
      {
        'package.json': manifest,
        'app/api/orders/[id]/route.ts': `export async function GET() {} export const POST = async () => {}; export const dynamic = 'force';`,
      },
      'app/api/orders/[id]/route.ts',
    ),
  ).toMatchInlineSnapshot(`
    [
      "route GET /api/orders/:id GET",
      "route POST /api/orders/:id POST",
    ]
  `);
  expect(
    entryLines({ 'package.json': manifest, 'pages/api/x.ts': `export default async function handler(req, res) {}` }, 'pages/api/x.ts'),
  ).toMatchInlineSnapshot(`
    [
      "route /api/x handler",
    ]
  `);
  expect(
    entryLines({ 'package.json': manifest, 'lib/actions.ts': `'use server'; export async function save() {}` }, 'lib/actions.ts'),
  ).toMatchInlineSnapshot(`
    [
      "action save save",
    ]
  `);
});

test('handlers that are wrapped where a convention finds them', () => {
  const files = {
    'package.json': '{ "dependencies": { "next": "15" } }',
    'app/api/orders/route.ts': `import { withUser } from '../../../wrap';
      export const GET = withUser('orders', async (request) => {});
      async function create(request) {}
      export const POST = withUser('orders', create);
      export async function DELETE(request) {}`,
    'wrap.ts': 'export function withUser(name, handler) { return async (request) => handler(request); }',
  };
  expect(entryLines(files, 'app/api/orders/route.ts')).toMatchInlineSnapshot(`
    [
      "middleware GET withUser/0",
      "route GET /api/orders GET/0",
      "middleware POST withUser/0",
      "route POST /api/orders create",
      "route DELETE /api/orders DELETE",
    ]
  `);
});
