/** Repositories on node-postgres: statements written by hand. */
import type { Entity } from '../entity.ts';
import { snake } from '../layout.ts';
import type { StoreCode } from '../store.ts';

export const pg: StoreCode = {
  dependencies: { pg: '^8.11.0' },
  setUp: () =>
    new Map([
      [
        'src/shared/pool.ts',
        "import { Pool } from 'pg';\nimport { settings } from './settings';\n\nexport const pool = new Pool({ connectionString: settings.databaseUrl, max: 20, statement_timeout: 10_000 });\n",
      ],
    ]),
  imports: () => ["import { pool } from '../shared/pool';"],
  preamble: (entity) => `const COLUMNS = '${columns(entity)}';\n`,
  byId: (entity) => `pool\n.query(\`SELECT \${COLUMNS} FROM ${table(entity)} WHERE id = $1\`, [id])\n.then(({ rows }) => rows[0] ?? null)`,
  byIds: (entity) => `pool\n.query(\`SELECT \${COLUMNS} FROM ${table(entity)} WHERE id = ANY($1)\`, [ids])\n.then(({ rows }) => rows)`,
  by: (entity, { name }, isBounded) =>
    `pool\n.query(\`SELECT \${COLUMNS} FROM ${table(entity)} WHERE ${snake(name)} = $1 ORDER BY created_at DESC${isBounded ? ' LIMIT $2' : ''}\`, [${name}${isBounded ? ', limit' : ''}])\n.then(({ rows }) => rows)`,
  page: (entity, order) =>
    `pool\n.query(\`SELECT \${COLUMNS} FROM ${table(entity)} WHERE status = COALESCE($1, status) ORDER BY ${snake(order)} LIMIT $2 OFFSET $3\`, [filter.status, limit, offset])\n.then(({ rows }) => rows)`,
  count: (entity) =>
    `pool\n.query('SELECT count(*) AS total FROM ${table(entity)} WHERE status = COALESCE($1, status)', [filter.status])\n.then(({ rows }) => Number(rows[0]?.total ?? 0))`,
  insert: (entity) =>
    `pool\n.query(\`INSERT INTO ${table(entity)} (id, status) VALUES ($1, $2) RETURNING \${COLUMNS}\`, [data.id, data.status])\n.then(({ rows }) => rows[0])`,
  update: (entity) =>
    `pool\n.query(\`UPDATE ${table(entity)} SET status = $2 WHERE id = $1 RETURNING \${COLUMNS}\`, [id, data.status])\n.then(({ rows }) => rows[0])`,
  remove: (entity) => `pool.query('DELETE FROM ${table(entity)} WHERE id = $1', [id])`,
};

function table({ plural }: Entity): string {
  return snake(plural);
}

function columns({ fields }: Entity): string {
  return ['id', 'status', 'is_active', 'version', 'created_at', ...fields.map(({ name }) => snake(name))].join(', ');
}
