import { expect, test } from 'vitest';
import { operationLines, recognised } from '../../test/recognise/recognised.ts';

const schema = `
model User {
  id Int @id
  email String @unique
  name String
  orders Order[]
}
model Order {
  id Int @id
  status String
  userId Int
  number Int
  user User @relation(fields: [userId], references: [id])
  @@unique([userId, number])
}`;

test('reads, writes, bounds, columns and filters', () => {
  const recogniser = recognised({
    'schema.prisma': schema,
    'a.ts': `
      import { PrismaClient } from '@prisma/client';
      const prisma = new PrismaClient();
      export async function all(ids: number[], page: any, options: any) {
        await prisma.order.findMany();
        await prisma.order.findMany({ where: { status: 'open', user: { email: 'x' } }, take: 20, orderBy: { id: 'desc' }, select: { id: true, user: { select: { name: true } } } });
        await prisma.order.findMany({ where: { userId: { in: ids }, AND: [{ number: { gte: 3 } }], OR: [{ status: 'a' }] }, include: { user: true } });
        await prisma.order.findMany({ where: { userId_number: { userId: 1, number: 2 } } });
        await prisma.order.findMany(options);
        await prisma.order.findMany({ where: { status: 'x' }, ...page });
        await prisma.order.findMany({ ...(page && { take: 5 }) });
        const user = await prisma.user.findUnique({ where: { email: 'a' } });
        prisma.user.count();
        return prisma.user.createMany({ data: ids.map((id) => ({ id })) });
      }
      export async function batch(ids: number[]) {
        await prisma.$transaction(ids.map((id) => prisma.user.delete({ where: { id } })));
        await prisma.$transaction(async (tx) => { await tx.user.findUnique({ where: { id: 1 } }); });
        await Promise.all([prisma.user.findFirst(), prisma.user.count()]);
        await prisma.$queryRaw\`select id, name from "User" where id = \${ids[0]} limit 3\`;
      }`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "connect nothing - [awaited]",
      "read many Order no limit columns * [awaited]",
      "read many Order where status=,user? limit 20 columns id,user order id with user [awaited]",
      "read many Order where userId in,number<>,status= by list columns * with user [awaited]",
      "read many Order where userId=,number= by key columns * [awaited]",
      "read many Order where … by unknown [awaited]",
      "read many Order where … by unknown [awaited]",
      "read many Order limit 5 columns * [awaited]",
      "read one User where email= by key columns * batches per-tick [awaited]",
      "read count User [dropped]",
      "insert count User bulk [returned]",
      "transaction nothing - bulk timeout standard 5000 [awaited]",
      "delete one User where id= by key [never]",
      "transaction nothing - timeout standard 5000 [awaited]",
      "read one User where id= by key columns * on one connection batches per-tick [awaited]",
      "read one User columns * [collected]",
      "read count User [collected]",
      "read many User where id= by key columns id,name [awaited]",
    ]
  `);
});

test('comments of several lines are passed over, and what cannot be read costs its block alone', () => {
  const { tables } = recognised({
    'schema.prisma': `
/**
 * A model state: see https://example.com/*.html
 */
model State {
  id String @id /* the key of the
    model */
  url String @default("https://example.com/*") // a */ b
}
model Broken {
  id String @id
  what is this
}
view Summary {
  id String @unique
  payload Json
}`,
  }).schema();
  expect(tables.map(({ name, columns }) => [name, ...columns.map((column) => column.name)].join(' '))).toEqual([
    'State id url',
    'Summary id payload',
  ]);
});

test('a model in which nothing stands yet is a table all the same', () => {
  const { tables } = recognised({ 'schema.prisma': 'model Draft {\n}\n\nmodel State {\n  id String @id\n}\n' }).schema();
  expect(tables.map(({ name, columns }) => [name, columns.length])).toEqual([
    ['Draft', 0],
    ['State', 1],
  ]);
});

test.each([
  ['a line of the kind that other blocks have', 'model Draft {\n  id Int @id\n  note = "abc\n}\n'],
  ['a field without its type', 'model Draft {\n  id Int @id\n  note\n}\n'],
  ['no end', 'model Draft {\n  id Int @id\n  note\n'],
])('a block that is half written, with %s, costs no other block', (_, draft) => {
  const { tables } = recognised({ 'schema.prisma': `${draft}\nmodel State {\n  id String @id\n}\n` }).schema();
  expect(tables.find(({ name }) => name === 'State')?.columns.map(({ name }) => name)).toEqual(['id']);
});
