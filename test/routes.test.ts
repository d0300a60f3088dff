/** What routes say of their cost, with the libraries that make them. */
import { expect, test } from 'vitest';
import { createWorkspace } from '../engine/workspace.ts';
import { libraries } from '../libraries/index.ts';

const ROUTES = `import express from 'express';
import knex from 'knex';

const app = express();
const db = knex({ client: 'pg' });

app.get('/one', async (req, res) => res.json(await db('orders').limit(10)));
app.get('/each', async (req, res) => {
  const orders = await db('orders').limit(10);
  for (const order of orders) order.lines = await db('lines').where({ order: order.id }).limit(10);
  res.json(orders);
});
`;

/** The title of each route's lens. */
function lensesWith(configurations: Record<string, string>): string[] {
  const workspace = createWorkspace({
    rules: new Map(),
    libraries,
    checklist: [],
    snippets: new Map(),
    onFailure: (what, where, error) => {
      throw new Error(`${what} failed on ${where}`, { cause: error });
    },
  });
  workspace.set('/w/package.json', '{ "name": "w" }');
  workspace.set('/w/api/routes.ts', ROUTES);
  for (const [path, text] of Object.entries(configurations)) workspace.set(path, text);
  return workspace.lenses('/w/api/routes.ts').map(({ title }) => title);
}

const budget = (queries: number) => `{ "routes": { "budget": { "queries": ${queries} } } }`;

test('a route is over the budget when even its fewest queries are', () => {
  expect(lensesWith({ '/w/latency-lens.json': budget(1) })).toEqual([
    'GET /one · 1 query',
    'GET /each · 1 + 1·orders queries · over the budget of 1 query',
  ]);
  expect(lensesWith({ '/w/latency-lens.json': budget(2) })).toEqual(lensesWith({}));
});

test('the nearest budget counts', () => {
  const [one] = lensesWith({ '/w/latency-lens.json': budget(5), '/w/api/latency-lens.json': budget(0) });
  expect(one).toBe('GET /one · 1 query · over the budget of 0 queries');
});
