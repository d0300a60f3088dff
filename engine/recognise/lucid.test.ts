/** Models of an active-record library whose queries are built as a query builder's are. */
import { expect, test } from 'vitest';
import { operationLines, recognised } from '../../test/recognise/recognised.ts';

const models = {
  'user.ts': `
    import { BaseModel, column, hasMany } from '@adonisjs/lucid/orm';
    import type { HasMany } from '@adonisjs/lucid/types/relations';
    import Post from './post';
    export default class User extends BaseModel {
      @column({ isPrimary: true }) declare id: number;
      @column() declare email: string;
      @hasMany(() => Post) declare posts: HasMany<typeof Post>;
    }`,
  'post.ts': `
    import { BaseModel, column } from '@adonisjs/lucid/orm';
    export default class Post extends BaseModel {
      @column({ isPrimary: true }) declare id: number;
      @column() declare title: string;
    }`,
};

test('models', () => {
  const recogniser = recognised({
    ...models,
    'a.ts': `
      import Post from './post';
      import User from './user';
      export async function run(id: number, ids: number[], email: string) {
        const user = await User.findOrFail(id);
        await User.findBy('email', email);
        await User.findBy({ email });
        await User.findMany(ids);
        await User.all();
        const query = User.query().where('age', '>', 3).preload('posts');
        if (email) query.where('email', email);
        await query.orderBy('id').paginate(1, 20);
        await User.query().whereIn('id', ids).first();
        await User.query().where('id', id).update({ email });
        await User.create({ email });
        await Post.createMany(ids.map((one) => ({ title: String(one) })));
        await user.merge({ email }).save();
        await user.related('posts').query().where('title', 'a').limit(3);
        await user.related('posts').createMany([{ title: 'b' }]);
        await user.load('posts');
        await user.delete();
      }`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "read one User where id= by key columns * [awaited]",
      "read one User where email= columns * [awaited]",
      "read one User where email= columns * [awaited]",
      "read many User where id= by key columns * [awaited]",
      "read many User no limit columns * [awaited]",
      "read many User where age<>,email= limit 20 columns * order id with posts [awaited]",
      "read one User where id in columns * [awaited]",
      "update nothing User where id= by key [awaited]",
      "insert one User [awaited]",
      "insert many Post bulk [awaited]",
      "upsert one User [awaited]",
      "read many Post where title= limit 3 columns * relation posts [awaited]",
      "insert one posts bulk [awaited]",
      "read one Post columns * relation posts [awaited]",
      "delete one User [awaited]",
    ]
  `);
});

test('the database without models', () => {
  const recogniser = recognised({
    'a.ts': `
      import db from '@adonisjs/lucid/services/db';
      export async function run(id: number, titles: string[]) {
        await db.from('posts').where('id', id).select('title').first();
        await db.query().from('posts').limit(5);
        await db.table('posts').multiInsert(titles.map((title) => ({ title })));
        await db.rawQuery('SELECT title FROM posts WHERE id = ?', [id]);
        await db.transaction(async (trx) => trx.from('posts').where('id', id).delete());
        const trx = await db.transaction();
        await trx.table('posts').insert({ title: 'a' });
        await trx.commit();
      }`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "read one posts where id= by key columns title [awaited]",
      "read many posts limit 5 columns * [awaited]",
      "insert nothing posts bulk [awaited]",
      "read many posts where id= by key columns title [awaited]",
      "transaction nothing - on one connection [awaited]",
      "delete nothing posts where id= by key on one connection [returned]",
      "transaction nothing - on one connection [awaited]",
      "insert nothing posts on one connection [awaited]",
    ]
  `);
});
