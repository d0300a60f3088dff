import { expect, test } from 'vitest';
import { operationLines, recognised } from '../../test/recognise/recognised.ts';

const tables = `
  import { pgTable, serial, text, integer, index } from 'drizzle-orm/pg-core';
  import { relations } from 'drizzle-orm';
  export const users = pgTable('users', { id: serial('id').primaryKey(), email: text('email').unique() });
  export const orders = pgTable('order_items', { id: serial('id').primaryKey(), status: text('status'), userId: integer('user_id').references(() => users.id) }, (t) => [index('o').on(t.userId, t.status)]);
  export const ordersRelations = relations(orders, ({ one }) => ({ user: one(users, { fields: [orders.userId], references: [users.id] }) }));`;

test('builders and relational queries', () => {
  const recogniser = recognised({
    'schema.ts': tables,
    'a.ts': `
      import { drizzle } from 'drizzle-orm/node-postgres';
      import { and, eq, inArray, or, sql, gt, desc } from 'drizzle-orm';
      import * as schema from './schema';
      import { orders, users } from './schema';
      const db = drizzle(process.env.URL, { schema });
      export async function run(ids: number[]) {
        await db.select().from(orders);
        await db.select({ id: orders.id }).from(orders).where(and(eq(orders.userId, 3), gt(orders.id, 4))).orderBy(desc(orders.id)).limit(10);
        await db.select().from(users).where(inArray(users.id, ids));
        await db.select().from(users).where(eq(users.email, 'a'));
        await db.select().from(users).where(or(eq(users.email, 'a'), eq(users.id, 1)));
        await db.insert(users).values(ids.map((id) => ({ id }))).returning();
        await db.update(orders).set({ status: 'a' }).where(eq(orders.id, 1));
        await db.delete(orders).where(eq(orders.id, 1));
        await db.query.orders.findMany({ where: eq(orders.status, 'open'), with: { user: true }, limit: 5, columns: { id: true } });
        await db.query.users.findFirst({ where: (user, { eq }) => eq(user.email, 'x') });
        await db.transaction(async (tx) => { await tx.select().from(users); });
        await db.execute(sql\`select * from users where id = \${ids[0]}\`);
        const conditions = [];
        if (ids.length) conditions.push(eq(orders.status, 'a'));
        const found = db.select().from(orders).where(and(...conditions)).$dynamic();
        return found.limit(3);
      }`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "connect nothing - [awaited]",
      "read many orders no limit columns * [awaited]",
      "read many orders where userId=,id<> limit 10 columns id order id [awaited]",
      "read many users where id in by list columns * [awaited]",
      "read many users where email= by key columns * [awaited]",
      "read many users where email=,id= no limit columns * [awaited]",
      "insert nothing users bulk [awaited]",
      "update nothing orders where id= by key [awaited]",
      "delete nothing orders where id= by key [awaited]",
      "read many orders where status= limit 5 columns id with user [awaited]",
      "read one users where email= by key columns * [awaited]",
      "transaction nothing - [awaited]",
      "read many users no limit columns * on one connection [awaited]",
      "read many users where id= by key columns * [awaited]",
      "read many orders where status= limit 3 columns * [returned]",
    ]
  `);
  expect(
    recogniser
      .schema()
      .tables.map(
        ({ name, databaseName, columns, indexes, relations }) =>
          `${name} ${databaseName} ${columns.map((one) => `${one.name}/${one.databaseName}${one.isKey ? '*' : ''}${one.isUnique ? '!' : ''}`)} ${indexes.map((one) => `(${one.columns})`)} ${relations.map((one) => `${one.name}:${one.target}`)}`,
      ),
  ).toMatchInlineSnapshot(`
    [
      "users users id/id*,email/email!  ",
      "orders order_items id/id*,status/status,userId/user_id (userId,status) userId:users,user:users",
    ]
  `);
});
