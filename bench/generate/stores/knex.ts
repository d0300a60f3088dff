/** Repositories on Knex, one table an entity. */
import { snake } from '../layout.ts';
import type { StoreCode } from '../store.ts';

export const knex: StoreCode = {
  dependencies: { knex: '^3.1.0', pg: '^8.11.0' },
  setUp: () =>
    new Map([
      [
        'src/shared/knex.ts',
        "import knex from 'knex';\nimport { settings } from './settings';\n\nexport const database = knex({ client: 'pg', connection: settings.databaseUrl, pool: { min: 2, max: 20 } });\n",
      ],
    ]),
  imports: () => ["import { database } from '../shared/knex';"],
  preamble: ({ plural }) => `const TABLE = '${snake(plural)}';\n`,
  byId: ({ type }) => `database<${type}>(TABLE).where({ id }).first()`,
  byIds: ({ type }) => `database<${type}>(TABLE).whereIn('id', ids)`,
  by: ({ type }, { name }, isBounded) =>
    `database<${type}>(TABLE)\n.where('${snake(name)}', ${name})\n.orderBy('created_at', 'desc')${isBounded ? '\n.limit(limit)' : ''}`,
  page: ({ type }, order) => `database<${type}>(TABLE)\n.where(filter)\n.orderBy('${snake(order)}')\n.limit(limit)\n.offset(offset)`,
  count: () => "database(TABLE)\n.where(filter)\n.count('* as total')\n.first()\n.then((row) => Number(row?.total ?? 0))",
  insert: () => "database(TABLE)\n.insert(data)\n.returning('*')\n.then(([row]) => row)",
  update: () => "database(TABLE)\n.where({ id })\n.update(data)\n.returning('*')\n.then(([row]) => row)",
  remove: () => 'database(TABLE).where({ id }).del()',
};
