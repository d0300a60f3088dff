/** What runs in a transaction runs on one connection, however the call is told of it. */
import { expect, test } from 'vitest';
import { operationLines, recognised } from '../../test/recognise/recognised.ts';

test('Objection: a transaction that is handed to each query', () => {
  const recogniser = recognised({
    'a.ts': `
      import { Model, type Transaction } from 'objection';
      class User extends Model { static tableName = 'users'; }
      export async function run(id: number) {
        await User.transaction(async (trx) => { await User.query(trx).findById(id); });
        const trx = await User.startTransaction();
        await add(trx);
        await User.query().findById(id);
        await trx.commit();
      }
      function add(trx: Transaction) { return User.query(trx).insert({ name: 'a' }); }`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "transaction nothing User [awaited]",
      "read one User where id= by key columns * on one connection [awaited]",
      "transaction nothing User on one connection [awaited]",
      "read one User where id= by key columns * [awaited]",
      "insert nothing User on one connection [returned]",
    ]
  `);
});

test('Kysely: a transaction that is begun by hand', () => {
  const recogniser = recognised({
    'a.ts': `
      import { Kysely } from 'kysely';
      const db = new Kysely({ dialect: undefined });
      export async function run(id: number) {
        const trx = await db.startTransaction().setIsolationLevel('serializable').execute();
        await trx.deleteFrom('users').where('id', '=', id).execute();
        await trx.commit().execute();
      }`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "connect nothing - [awaited]",
      "transaction nothing - on one connection [awaited]",
      "delete nothing users where id= by key on one connection [awaited]",
    ]
  `);
});

test('Prisma: a client that cannot be followed, known by the models of the schema', () => {
  const recogniser = recognised({
    'schema.prisma': 'model User {\n id String @id\n name String\n}',
    'a.ts': `
      import { PrismaClient } from '@prisma/client';
      export async function run(database, ids: string[]) {
        await database.$transaction(async (tx) => {
          for (const id of ids) await tx.user.update({ where: { id }, data: { name: 'a' } });
          await remove(tx, ids[0]);
        });
        await database.user.findMany({ where: { name: 'a' } });
        await database.$transaction(ids.map((id) => database.user.delete({ where: { id } })));
      }
      async function remove(handle, id) { await handle.user.delete({ where: { id } }); }`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "update one User where id= by key on one connection likely [awaited]",
      "read many User where name= no limit columns * likely [awaited]",
      "delete one User where id= by key likely [never]",
      "delete one User where id= by key on one connection likely [awaited]",
    ]
  `);
});
