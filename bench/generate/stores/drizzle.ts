/** Repositories on Drizzle: a table's columns declared beside its queries. */
import { columnsOf, type Entity, type Field } from '../entity.ts';
import { snake } from '../layout.ts';
import type { StoreCode } from '../store.ts';

export const drizzle: StoreCode = {
  dependencies: { 'drizzle-orm': '^0.44.0', pg: '^8.11.0' },
  setUp: (entities) =>
    new Map([
      [
        'src/shared/drizzle.ts',
        "import { drizzle } from 'drizzle-orm/node-postgres';\nimport { settings } from './settings';\n\nexport const db = drizzle(settings.databaseUrl);\n",
      ],
      ...entities.map((entity): [string, string] => [`${entity.stem}.table.ts`, table(entity)]),
    ]),
  imports: ({ plural, stem }) => [
    "import { and, asc, count as rowCount, desc, eq, inArray } from 'drizzle-orm';",
    "import { db } from '../shared/drizzle';",
    `import { ${plural} } from './${stem.slice(stem.lastIndexOf('/') + 1)}.table';`,
  ],
  preamble: ({ plural, type }) => `const matching = (filter: Partial<${type}>) =>
and(filter.id === undefined ? undefined : eq(${plural}.id, filter.id), filter.status === undefined ? undefined : eq(${plural}.status, filter.status));
`,
  byId: ({ plural }) => `db\n.select()\n.from(${plural})\n.where(eq(${plural}.id, id))\n.limit(1)\n.then(([row]) => row ?? null)`,
  byIds: ({ plural }) => `db.select().from(${plural}).where(inArray(${plural}.id, [...ids]))`,
  by: ({ plural }, { name }, isBounded) =>
    `db\n.select()\n.from(${plural})\n.where(eq(${plural}.${name}, ${name}))\n.orderBy(desc(${plural}.createdAt))${isBounded ? '\n.limit(limit)' : ''}`,
  page: ({ plural }, order) =>
    `db\n.select()\n.from(${plural})\n.where(matching(filter))\n.orderBy(asc(${plural}.${order}))\n.limit(limit)\n.offset(offset)`,
  count: ({ plural }) =>
    `db\n.select({ total: rowCount() })\n.from(${plural})\n.where(matching(filter))\n.then(([row]) => row?.total ?? 0)`,
  insert: ({ plural }) => `db\n.insert(${plural})\n.values(data)\n.returning()\n.then(([row]) => row)`,
  update: ({ plural }) => `db\n.update(${plural})\n.set(data)\n.where(eq(${plural}.id, id))\n.returning()\n.then(([row]) => row)`,
  remove: ({ plural }) => `db.delete(${plural}).where(eq(${plural}.id, id))`,
};

const COLUMNS: Readonly<Record<Field['type'], string>> = { string: 'text', number: 'integer', boolean: 'boolean', Date: 'timestamp' };

function table(entity: Entity): string {
  const fields = [...columnsOf(entity), ...entity.fields.filter(({ type }) => type === 'Date')];
  const lines = fields.map(({ name, type }) => `${name}: ${COLUMNS[type]}('${snake(name)}').notNull(),`);
  return `import { boolean, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

export const ${entity.plural} = pgTable('${snake(entity.plural)}', {
id: uuid('id').primaryKey().defaultRandom(),
status: text('status').notNull(),
isActive: boolean('is_active').notNull().default(true),
version: integer('version').notNull().default(1),
createdAt: timestamp('created_at').notNull().defaultNow(),
${lines.join('\n')}
});
`;
}
