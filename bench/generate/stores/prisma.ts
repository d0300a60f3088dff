/** Repositories on Prisma, with a schema that declares every model. */
import { columnsOf, type Entity, type Field } from '../entity.ts';
import type { StoreCode } from '../store.ts';

export const prisma: StoreCode = {
  dependencies: { '@prisma/client': '^6.0.0' },
  setUp: (entities) =>
    new Map([
      ['src/shared/prisma.ts', "import { PrismaClient } from '@prisma/client';\n\nexport const prisma = new PrismaClient();\n"],
      ['prisma/schema.prisma', schema(entities)],
    ]),
  imports: () => ["import { prisma } from '../shared/prisma';"],
  preamble: () => '',
  byId: ({ name }) => `prisma.${name}.findUnique({ where: { id } })`,
  byIds: ({ name }) => `prisma.${name}.findMany({ where: { id: { in: [...ids] } } })`,
  by: ({ name }, column, isBounded) =>
    `prisma.${name}.findMany({\nwhere: { ${column.name} },\norderBy: { createdAt: 'desc' },\n${isBounded ? 'take: limit,\n' : ''}})`,
  page: ({ name }, order) => `prisma.${name}.findMany({ where: filter, take: limit, skip: offset, orderBy: { ${order}: 'asc' } })`,
  count: ({ name }) => `prisma.${name}.count({ where: filter })`,
  insert: ({ name }) => `prisma.${name}.create({ data })`,
  update: ({ name }) => `prisma.${name}.update({ where: { id }, data })`,
  remove: ({ name }) => `prisma.${name}.delete({ where: { id } })`,
};

const TYPES: Readonly<Record<Field['type'], string>> = { string: 'String', number: 'Float', boolean: 'Boolean', Date: 'DateTime' };

function schema(entities: readonly Entity[]): string {
  const models = entities.map((entity) => {
    const owners = entity.owners.filter(({ store }) => store === 'prisma');
    const back = entities.filter((other) => other.owners.includes(entity));
    const lines = [
      'id String @id @default(uuid())',
      'status String',
      'isActive Boolean @default(true)',
      'version Int @default(1)',
      'createdAt DateTime @default(now())',
      ...columnsOf(entity).map(({ name, type }) => `${name} ${TYPES[type]}`),
      ...entity.fields.filter(({ type }) => type === 'Date').map(({ name }) => `${name} DateTime`),
      ...owners.map(({ name, type }) => `${name} ${type} @relation(fields: [${name}Id], references: [id])`),
      ...back.map(({ plural, type }) => `${plural} ${type}[]`),
      ...owners.slice(0, 2).map(({ name }) => `@@index([${name}Id])`),
    ];
    return `model ${entity.type} {\n${lines.map((line) => `  ${line}`).join('\n')}\n}\n`;
  });
  return `datasource db {\n  provider = "postgresql"\n}\n\ngenerator client {\n  provider = "prisma-client-js"\n}\n\n${models.join('\n')}`;
}
