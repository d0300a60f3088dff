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
function lensesWith(configurations: Record<string, string>, routes = ROUTES): string[] {
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
  workspace.set('/w/api/routes.ts', routes);
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

test('of what excludes each other the dearest counts: what stands after a return, and the functions that a call may run', () => {
  const routes = `import express from 'express';
import knex from 'knex';

const app = express();
const db = knex({ client: 'pg' });

interface Store { totals(): Promise<void> }
class Plain implements Store {
  async totals() { await db('totals').limit(10); }
}
class Sharded implements Store {
  async totals() { await db('shards').limit(10); await db('sums').limit(10); }
}

app.get('/known', async (req, res) => {
  const known = await db('orders').limit(10);
  if (known.length) {
    await db('visits').limit(10);
    return res.json(known);
  }
  if (req.query.all) throw new Error(String(await db('errors').limit(10)) + String(await db('causes').limit(10)));
  res.json(await db('archive').limit(10));
});
const find = async (options: { id?: number }) => {
  if (options.id) {
    await db('seen').limit(10);
    return db('orders').limit(10);
  }
  return db('archive').limit(10);
};
app.get('/other', async (req, res) => res.json(await find({})));
const send = async (all: number[], halves: number[][]) => {
  if (halves.length > 1) {
    for (const half of halves) await send(half, []);
    return;
  }
  await db('sent').insert(all);
};
app.get('/halves', async (req, res) => res.json(await send(req.body, [])));
app.get('/totals', async (req, res) => {
  const store: Store = req.app.get('store');
  await store.totals();
  res.end();
});
`;
  expect(lensesWith({}, routes)).toEqual([
    'GET /known · 2 queries',
    'GET /other · 1 query',
    'GET /halves · 1 query',
    'GET /totals · 2 queries',
  ]);
});

test('the nearest budget counts', () => {
  const [one] = lensesWith({ '/w/latency-lens.json': budget(5), '/w/api/latency-lens.json': budget(0) });
  expect(one).toBe('GET /one · 1 query · over the budget of 0 queries');
});
