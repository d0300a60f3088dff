/** Clients that are given SQL: by their own parameters, tags and names for how many rows come back. */
import { expect, test } from 'vitest';
import { operationLines, recognised } from '../../test/recognise/recognised.ts';

test('pg-promise', () => {
  const recogniser = recognised({
    'db.ts': `import pgPromise from 'pg-promise'; const pgp = pgPromise({}); export const db = pgp('postgres://localhost/shop');`,
    'a.ts': `
      import type { IDatabase, ITask } from 'pg-promise';
      import { db } from './db';
      export async function run(id: number, ids: number[], limit: number) {
        await db.one('SELECT id, name FROM users WHERE id = $1', id);
        await db.any('SELECT id FROM users WHERE age > $<age> AND name = $(name) LIMIT \${limit}', { age: 3, name: 'a', limit: 20 });
        await db.any('SELECT id FROM users WHERE id IN ($1:csv)', [ids]);
        await db.none('UPDATE users SET name = $/name/ WHERE id = $[id]', { name: 'a', id });
        await db.tx('both', async (t) => {
          await t.none('DELETE FROM orders WHERE user_id = $1', [id]);
          await t.batch(ids.map((one) => t.oneOrNone('SELECT total FROM orders WHERE id = $1', [one])));
        });
        await db.task((t) => t.result('SELECT id FROM orders'));
      }
      export class Users {
        constructor(private readonly db: IDatabase<{}>) {}
        all(task: ITask<{}>) { return Promise.all([this.db.manyOrNone('SELECT * FROM users'), task.any('SELECT * FROM users')]); }
      }`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "read one users where id= by key columns id,name [awaited]",
      "read many users where age<>,name= limit 20 columns id [awaited]",
      "read many users where id in by list columns id [awaited]",
      "update nothing users where id= by key [awaited]",
      "transaction nothing - [awaited]",
      "delete nothing orders where user_id= on one connection [awaited]",
      "read one orders where id= by key columns total on one connection [returned]",
      "read many orders no limit columns id on one connection [returned]",
      "read many users no limit columns * [collected]",
      "read many users no limit columns * on one connection [collected]",
    ]
  `);
});

test('Slonik', () => {
  const recogniser = recognised({
    'db.ts': `import { createPool } from 'slonik'; export const pool = await createPool('postgres://localhost/shop');`,
    'a.ts': `
      import { createPool, sql, type DatabaseTransactionConnection } from 'slonik';
      import { z } from 'zod';
      import { pool } from './db';
      const user = z.object({ id: z.number() });
      const later = createPool('postgres://localhost/shop');
      export async function run(id: number, ids: number[], filters: any) {
        await pool.one(sql.type(user)\`SELECT id FROM users WHERE id = \${id}\`);
        await pool.any(sql.unsafe\`SELECT id FROM users WHERE id = ANY(\${sql.array(ids, 'int4')})\`);
        await pool.any(sql.unsafe\`SELECT * FROM orders WHERE \${sql.join(filters, sql.fragment\` AND \`)}\`);
        await pool.query(sql.unsafe\`INSERT INTO users (id) SELECT * FROM \${sql.unnest([ids], ['int4'])}\`);
        await pool.transaction(async (connection) => write(connection, id));
        await pool.connect((connection) => connection.many(sql\`SELECT id FROM orders LIMIT 5\`));
        return (await later).maybeOne(sql.typeAlias('id')\`SELECT id FROM orders WHERE total > 3\`);
      }
      function write(connection: DatabaseTransactionConnection, id: number) {
        return connection.query(sql.unsafe\`DELETE FROM orders WHERE user_id = \${id}\`);
      }`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "connect nothing - [awaited]",
      "read one users where id= by key columns id timeout standard 60000 [awaited]",
      "read many users where id in by list columns id timeout standard 60000 [awaited]",
      "read many orders where … by unknown columns * timeout standard 60000 [awaited]",
      "insert nothing users bulk timeout standard 60000 [awaited]",
      "transaction nothing - [awaited]",
      "read many orders limit 5 columns id on one connection timeout standard 60000 [returned]",
      "read one orders where total<> columns id timeout standard 60000 [returned]",
      "delete nothing orders where user_id= on one connection timeout standard 60000 [returned]",
    ]
  `);
});

test('Neon', () => {
  const recogniser = recognised({
    'db.ts': `import { neon, Pool } from '@neondatabase/serverless'; export const sql = neon(process.env.URL); export const pool = new Pool({});`,
    'a.ts': `
      import { pool, sql } from './db';
      export async function run(id: number, ids: number[]) {
        await sql\`SELECT id FROM users\`;
        await sql.query('SELECT id, name FROM users WHERE id = $1', [id]);
        await sql.transaction(ids.map((one) => sql\`UPDATE users SET name = \${one} WHERE id = \${one}\`));
        await sql.transaction((tx) => [tx\`DELETE FROM users WHERE id = \${id}\`]);
        const client = await pool.connect();
        return client.query('SELECT id FROM orders LIMIT 5');
      }`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "read many users no limit columns id [awaited]",
      "read many users where id= by key columns id,name [awaited]",
      "transaction nothing - bulk [awaited]",
      "update nothing users where id= by key [never]",
      "transaction nothing - [awaited]",
      "read many orders limit 5 columns id on one connection timeout none [returned]",
    ]
  `);
});

test('Vercel Postgres', () => {
  const recogniser = recognised({
    'a.ts': `
      import { createPool, db, sql } from '@vercel/postgres';
      const pool = createPool();
      export async function run(id: number) {
        await sql\`SELECT id FROM users WHERE name = \${id}\`;
        await sql.query('SELECT id FROM users WHERE id = $1', [id]);
        await pool.sql\`DELETE FROM users WHERE id = \${id}\`;
        const client = await db.connect();
        const { rows } = await client.sql\`SELECT id FROM orders\`;
        return rows;
      }`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "connect nothing - timeout none [awaited]",
      "read many users where name= no limit columns id [awaited]",
      "read many users where id= by key columns id [awaited]",
      "delete nothing users where id= by key [awaited]",
      "read many orders no limit columns id on one connection [awaited]",
    ]
  `);
});

test('libSQL', () => {
  const recogniser = recognised({
    'a.ts': `
      import { createClient, type Client } from '@libsql/client/web';
      const client = createClient({ url: process.env.URL });
      export async function run(id: number, ids: number[]) {
        await client.execute('SELECT id FROM users');
        await client.execute({ sql: 'SELECT id FROM users WHERE id = ?', args: [id] });
        await client.execute({ sql: 'SELECT id FROM users LIMIT $most', args: { most: 20 } });
        await client.batch(ids.map((one) => ({ sql: 'DELETE FROM users WHERE id = ?', args: [one] })), 'write');
        const transaction = await client.transaction('write');
        await transaction.execute({ sql: 'INSERT INTO users (id) VALUES (?)', args: [id] });
        await transaction.commit();
      }
      export const all = (of: Client) => of.executeMultiple('DELETE FROM users; DELETE FROM orders');`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "connect nothing - [awaited]",
      "read many users no limit columns id [awaited]",
      "read many users where id= by key columns id [awaited]",
      "read many users limit given columns id [awaited]",
      "transaction nothing - bulk [awaited]",
      "transaction nothing - on one connection [awaited]",
      "insert nothing users on one connection [awaited]",
      "delete nothing users [returned]",
    ]
  `);
});

test('PlanetScale', () => {
  const recogniser = recognised({
    'a.ts': `
      import { Client, connect } from '@planetscale/database';
      const client = new Client({});
      export async function run(id: number) {
        const connection = connect({});
        await connection.execute('SELECT id FROM users WHERE id = ?', [id]);
        await client.execute('SELECT id FROM users LIMIT :most', { most: 20 });
        return client.transaction((tx) => tx.execute('DELETE FROM users WHERE id = ?', [id]));
      }`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "client nothing - [dropped]",
      "client nothing - [awaited]",
      "read many users where id= by key columns id [awaited]",
      "read many users limit 20 columns id [awaited]",
      "transaction nothing - [returned]",
      "delete nothing users where id= by key on one connection [returned]",
    ]
  `);
});

test('node-mssql', () => {
  const recogniser = recognised({
    'db.ts': `import sql from 'mssql'; export const pool = new sql.ConnectionPool({ server: 'localhost', requestTimeout: 0 });`,
    'a.ts': `
      import sql, { type ConnectionPool } from 'mssql';
      import { pool } from './db';
      export async function run(id: number, other: ConnectionPool) {
        const { recordset } = await pool.request().input('id', sql.Int, id).query('SELECT TOP 10 id, total FROM dbo.[Orders] WITH (NOLOCK) WHERE customer = @id ORDER BY id');
        await (await sql.connect(process.env.DATABASE!)).query(\`SELECT id FROM orders WHERE id = \${id}\`);
        await sql.query\`select * from customers where id = \${id}\`;
        await other.request().execute('closeMonth');
        const transaction = new sql.Transaction(other);
        await transaction.begin();
        await transaction.request().query('INSERT INTO orders (total) OUTPUT inserted.id VALUES (3)');
        await new sql.Request(transaction).batch('DELETE FROM orders WHERE id = 3');
        await transaction.commit();
        const table = new sql.Table('orders');
        table.rows.add(3);
        await other.request().bulk(table);
        return recordset.length;
      }`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "read many Orders where customer= limit 10 columns id,total order id timeout none [awaited]",
      "read many orders where id= by key columns id timeout unknown [awaited]",
      "connect nothing - [awaited]",
      "read many customers where id= by key columns * timeout standard 15000 [awaited]",
      "sql many - timeout standard 15000 [awaited]",
      "transaction nothing - on one connection [awaited]",
      "insert nothing orders on one connection timeout unknown [awaited]",
      "delete nothing orders where id= by key timeout unknown [awaited]",
      "insert count orders bulk [awaited]",
    ]
  `);
});

test("Cloudflare's D1, whose types need no import", () => {
  const recogniser = recognised({
    'package.json': `{ "devDependencies": { "@cloudflare/workers-types": "4" } }`,
    'a.ts': `
      interface Env { ORDERS: D1Database; MAILS: Queue<string>; CACHE: KVNamespace; FILES: R2Bucket }
      export async function run(env: Env, id: number, ids: number[]) {
        const { results } = await env.ORDERS.prepare('SELECT id, total FROM orders WHERE customer = ? LIMIT 10').bind(id).all();
        const one = await env.ORDERS.prepare('SELECT * FROM customers WHERE name = ?1').bind('a').first<{ id: number }>();
        const statement = env.ORDERS.prepare('UPDATE orders SET total = 0 WHERE id = ?');
        await env.ORDERS.batch(ids.map((each) => statement.bind(each)));
        await env.ORDERS.prepare('INSERT INTO orders (id) VALUES (?)').bind(id).run();
        await env.MAILS.send('a');
        await env.CACHE.get('a');
        return env.FILES.get('a');
      }
      export const untyped = (c) => c.env.DB.prepare('SELECT id FROM orders').raw();`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "read many orders where customer= limit 10 columns id,total [awaited]",
      "read one customers where name= columns * [awaited]",
      "transaction nothing - bulk [awaited]",
      "update nothing orders where id= by key [never]",
      "insert nothing orders [awaited]",
      "publish nothing - [awaited]",
      "cache-read one - [awaited]",
      "request one - [returned]",
      "read many orders no limit columns id [returned]",
    ]
  `);
});
