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
