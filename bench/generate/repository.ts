/** The module that asks the database about one entity. What every layer above may call is always there; the rest differs. */
import type { Random } from '../random.ts';
import { columnsOf, type Entity, fieldsOf, type Store } from './entity.ts';
import { capital } from './layout.ts';
import { type Method, moduleOf, type Part } from './module.ts';
import type { StoreCode } from './store.ts';
import { drizzle } from './stores/drizzle.ts';
import { knex } from './stores/knex.ts';
import { mongoose } from './stores/mongoose.ts';
import { pg } from './stores/pg.ts';
import { prisma } from './stores/prisma.ts';
import { typeorm } from './stores/typeorm.ts';

export const stores: Readonly<Record<Store, StoreCode>> = { prisma, knex, typeorm, drizzle, mongoose, pg };

/** How many of the finders have no bound. */
const UNBOUNDED = 0.12;

export function repository(entity: Entity, part: Part, random: Random): string {
  const store = stores[entity.store];
  const { type } = entity;
  const order = random.pick(['createdAt', 'version', ...fieldsOf(entity, 'number')]);
  const returned = (expression: string) => `return ${expression};`;
  const methods: readonly Method[] = [
    { name: 'findById', parameters: 'id: string', gives: `${type} | null`, body: returned(store.byId(entity)) },
    {
      name: 'findByIds',
      parameters: 'ids: readonly string[]',
      gives: `${type}[]`,
      body: `if (!ids.length) return [];\n${returned(store.byIds(entity))}`,
    },
    {
      name: 'list',
      parameters: `filter: Partial<${type}>, limit: number, offset = 0`,
      gives: `${type}[]`,
      body: returned(store.page(entity, order)),
    },
    { name: 'count', parameters: `filter: Partial<${type}>`, gives: 'number', body: returned(store.count(entity)) },
    { name: 'create', parameters: `data: Partial<${type}>`, gives: type, body: returned(store.insert(entity)) },
    { name: 'save', parameters: `id: string, data: Partial<${type}>`, gives: type, body: returned(store.update(entity)) },
    { name: 'remove', parameters: 'id: string', gives: 'void', body: `await ${store.remove(entity)};` },
    ...[{ name: 'status', type: 'string' } as const, ...random.some(columnsOf(entity), random.between(2, 5))].map((column): Method => {
      const isBounded = !random.happens(UNBOUNDED);
      return {
        name: `findBy${capital(column.name)}`,
        parameters: `${column.name}: ${column.name === 'status' ? `${type}['status']` : column.type}${isBounded ? ', limit = 50' : ''}`,
        gives: `${type}[]`,
        body: returned(store.by(entity, column, isBounded)),
      };
    }),
  ];
  const file = entity.stem.slice(entity.stem.lastIndexOf('/') + 1);
  const imports = [...store.imports(entity), `import type { ${type} } from './${file}.types';`];
  return moduleOf(part, [], imports, store.preamble(entity), methods);
}
