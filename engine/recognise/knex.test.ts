import { expect, test } from 'vitest';
import { operationLines, recognised } from '../../test/recognise/recognised.ts';

test('queries of all shapes', () => {
  const recogniser = recognised({
    'db.ts': `import knex from 'knex'; export const db = knex({ client: 'pg' });`,
    'a.ts': `
      import { db } from './db';
      function base() { return db('orders').where({ status: 'open' }); }
      function whole() { return db('users').select('id', 'name').limit(10); }
      export async function run(ids: number[], limit: number, page: any) {
        await db('orders').where('user_id', 3).whereIn('id', ids).select('id', 'total').orderBy('id').limit(20);
        await db('users').where('age', '>', 3).first();
        await db.select('*').from('users').where({ id: 3 });
        await db('users').insert(ids.map((id) => ({ id })));
        await db('users').where({ id: 1 }).update({ name: 'a' });
        await db('users').whereNull('deleted_at').del();
        await db('users').count('*');
        await base().limit(limit);
        await whole();
        let query = db('orders').where('a', 1);
        if (page) query = query.limit(page.size);
        const rows = await query;
        const later = db('users').where('b', 1);
        const more = db('users').select('id');
        const [x, y] = await Promise.all([later, more]);
        await db.raw('select * from users where id = ? limit 5', [ids[0]]);
        await db.transaction(async (trx) => { await trx('users').where('id', 1); });
        await db('users').whereIn('id', db('orders').select('user_id'));
        return db('users').select('name');
      }`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "read many users limit 10 columns id,name [returned]",
      "read many orders where user_id=,id in limit 20 columns id,total order id [awaited]",
      "read one users where age<> columns * [awaited]",
      "read many users where id= by key columns * [awaited]",
      "insert nothing users bulk [awaited]",
      "update nothing users where id= by key [awaited]",
      "delete nothing users where deleted_at= [awaited]",
      "read count users [awaited]",
      "read many orders where status= limit given columns * [awaited]",
      "read many orders where a= limit given columns * [awaited]",
      "read many users where b= no limit columns * [collected]",
      "read many users no limit columns id [collected]",
      "read many users where id= by key columns * [awaited]",
      "transaction nothing - on one connection [awaited]",
      "read many users where id= by key columns * on one connection [awaited]",
      "read many users where id? no limit columns * [awaited]",
      "read many users no limit columns name [returned]",
    ]
  `);
});

test('a query that a function hands out to be a part of others', () => {
  const recogniser = recognised({
    'db.ts': `import knex from 'knex'; export const db = knex({ client: 'pg' });`,
    'a.ts': `
      import { db } from './db';
      function uploaded() { return db('versions').select(1).whereNotNull('uploaded_at'); }
      export async function run(project: number) {
        return db('media').where({ project }).whereExists(uploaded()).limit(20);
      }`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "read many media where project=,… limit 20 columns * [returned]",
    ]
  `);
});

test('a transaction that is begun by hand is a handle of one connection', () => {
  const recogniser = recognised({
    'db.ts': `import knex from 'knex'; export const db = knex({ client: 'pg' });`,
    'a.ts': `
      import { db } from './db';
      export async function run(id: number) {
        const trx = await db.transaction();
        try {
          await trx('users').where({ id }).del();
          await db('orders').transacting(trx).where({ id }).update({ open: false });
          await trx.commit();
        } catch (error) {
          await trx.rollback();
        }
        const other = await db.transaction({ isolationLevel: 'serializable' });
        await write(other);
        const provider = db.transactionProvider();
        const late = await provider();
        await late('orders').first();
      }
      const write = (handle) => handle('users').insert({ name: 'a' });`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "transaction nothing - on one connection [awaited]",
      "delete nothing users where id= by key on one connection [awaited]",
      "update nothing orders where id= by key on one connection [awaited]",
      "transaction nothing - on one connection [awaited]",
      "transaction nothing - on one connection [awaited]",
      "read one orders columns * on one connection [awaited]",
      "insert nothing users on one connection [returned]",
    ]
  `);
});

test('a query that is assigned again and again is read once, with all its steps', () => {
  const steps = Array.from({ length: 14 }, (_, at) => `if (given.a${at}) query = query.where('a${at}', given.a${at});`).join('\n');
  const recogniser = recognised({
    'db.ts': `import knex from 'knex'; export const db = knex({ client: 'pg' });`,
    'a.ts': `import { db } from './db'; export async function run(given: any) { let query = db('orders').select('id');\n${steps}\n query = query.limit(5); return await query; }`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "read many orders where a0=,a1=,a2=,a3=,a4=,a5=,a6=,a7=,a8=,a9=,a10=,a11=,a12=,a13= limit 5 columns id [awaited]",
    ]
  `);
});

test("a query that a helper gives away is each caller's own, a chain is one statement, and constants name tables", () => {
  const recogniser = recognised({
    'db.ts': `import knex from 'knex'; export const db = knex({ client: 'pg' });`,
    'tables.ts': `export const T = { tokens: 'api_tokens', roles: 'roles' };`,
    'a.ts': `
      import { db } from './db';
      import { T } from './tables';
      class Tokens {
        private joined() { return db(\`\${T.tokens} as t\`).leftJoin('projects as p', 'p.id', 't.project_id').select('t.secret'); }
        async find(secret: string) { const row = await this.joined().where('t.secret', secret); return row; }
        async expire(secret: string) { await this.joined().update({ expired: true }).where({ secret }); }
        async keep(row: object) { await db(T.roles).insert(row).onConflict(['id']).merge(); }
        async exists(secret: string) { await db.raw(\`SELECT EXISTS (SELECT 1 FROM \${T.tokens} WHERE secret = ?) AS present\`, [secret]); }
      }`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "read many api_tokens where secret= no limit columns secret [awaited]",
      "update nothing api_tokens where secret= [awaited]",
      "upsert nothing roles [awaited]",
      "read count api_tokens where secret= [awaited]",
    ]
  `);
});

test('a query whose name has the builder as its type, and which is given more conditions in a callback', () => {
  const recogniser = recognised({
    'a.ts': `
      import type { Knex } from 'knex';
      class Store {
        constructor(private db: Knex) {}
        select(): Knex.QueryBuilder { return this.db.select('id').from('events'); }
        where(query: Knex.QueryBuilder, filter: object): Knex.QueryBuilder { return query.where(filter); }
        async query(filters: object[]) {
          let query: Knex.QueryBuilder = this.select();
          filters.forEach((filter) => { query = this.where(query, filter); });
          return await query;
        }
      }`,
  });
  expect(operationLines(recogniser)).toEqual(['read many events where … no limit columns id [awaited]']);
});

test('a query of which only the text is made is not sent, whichever of several it is', () => {
  const recogniser = recognised({
    'db.ts': `import knex from 'knex'; export const db = knex({ client: 'pg' });`,
    'a.ts': `
      import { db } from './db';
      export function texts(ids: number[], isWhole: boolean) {
        return ids.map((id) => {
          const query = isWhole ? db('orders').count('*') : db('orders').where('id', id);
          return query.toQuery();
        });
      }`,
  });
  expect(operationLines(recogniser)).toEqual([]);
});

test('what is read from a query of the statement itself is read from no table', () => {
  const recogniser = recognised({
    'a.ts': `
      import knex from 'knex';
      const db = knex({ client: 'pg' });
      export async function run(id: number) {
        await db.withRecursive('above', (query) => query.select('id').from('folders').where('id', id)).select('id').from('above');
        await db.with('recent', (query) => query.select('id').from('orders').limit(3)).select('id').from('users');
      }`,
  });
  expect(operationLines(recogniser).filter((line) => line.endsWith('[awaited]'))).toMatchInlineSnapshot(`
    [
      "connect nothing - [awaited]",
      "read many - no limit columns id [awaited]",
      "read many users no limit columns id [awaited]",
    ]
  `);
});

test('of the queries in an object, whoever takes one sends that one', () => {
  const recogniser = recognised({
    'a.ts': `
      import knex from 'knex';
      const db = knex({ client: 'pg' });
      const tables = (of) => ({ orders: of('orders'), customers: of('customers') });
      export async function open() { return await tables(db).orders.where({ status: 'open' }).limit(10); }
      export function both() { return { orders: db('orders').limit(5) }; }`,
  });
  expect(operationLines(recogniser).filter((line) => line.startsWith('read'))).toEqual([
    'read many orders where status= limit 10 columns * [awaited]',
    'read many orders limit 5 columns * [collected]',
  ]);
});

test('a query that passes through a function, which adds to it, is sent by who waits for what comes back', () => {
  const recogniser = recognised({
    'db.ts': `import knex from 'knex'; export const db = knex({ client: 'pg' });`,
    'a.ts': `
      import type { Knex } from 'knex';
      import { db } from './db';
      function filtered(query: Knex.QueryBuilder, name?: string) {
        if (name) query.where({ name });
        return query;
      }
      export async function run(name: string) {
        const users = db('users').where('age', '>', 18);
        return await filtered(users, name);
      }`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "read many users where age<>,… by unknown columns * [awaited]",
    ]
  `);
});
