/** Clients that are given what to do as a command, made elsewhere or on the spot. */
import { expect, test } from 'vitest';
import { operationLines, recognised } from '../../test/recognise/recognised.ts';

test('DynamoDB', () => {
  const recogniser = recognised({
    'db.ts': `
      import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
      import { DynamoDBDocument, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
      const client = new DynamoDBClient({});
      export const db = DynamoDBDocumentClient.from(client);
      export const documents = DynamoDBDocument.from(client);`,
    'commands.ts': `
      import { QueryCommand } from '@aws-sdk/lib-dynamodb';
      export const ordersOf = (userId: string) => new QueryCommand({ TableName: 'orders', Limit: 10, KeyConditionExpression: 'userId = :id' });`,
    'a.ts': `
      import { BatchWriteCommand, GetCommand, paginateScan, PutCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
      import { ordersOf } from './commands';
      import { db, documents } from './db';
      export async function run(id: string, items: object[]) {
        await db.send(new GetCommand({ TableName: 'users', Key: { id }, ProjectionExpression: 'id, title' }));
        await db.send(ordersOf(id));
        const command = new ScanCommand({ TableName: process.env.TABLE });
        const { Items } = await db.send(command);
        await Promise.all(items.map((Item) => db.send(new PutCommand({ TableName: 'orders', Item }))));
        await db.send(new BatchWriteCommand({ RequestItems: { orders: items.map((Item) => ({ PutRequest: { Item } })) } }));
        db.send(new UpdateCommand({ TableName: 'users', Key: { id } }));
        for await (const page of paginateScan({ client: db }, { TableName: 'orders' })) console.log(page);
        await documents.get({ TableName: 'users', Key: { id } });
        return documents.batchWrite({ RequestItems: {} });
      }
      export const never = new PutCommand({ TableName: 'orders', Item: {} });`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "read one users where id= by key columns id,title [awaited]",
      "read many orders where userId= limit 10 columns * [awaited]",
      "read many - by page columns * [awaited]",
      "upsert nothing orders [returned]",
      "upsert nothing - bulk [awaited]",
      "update nothing users where id= by key [dropped]",
      "read many orders by page columns * [awaited]",
      "read one users where id= by key columns * [awaited]",
      "upsert nothing - bulk [returned]",
    ]
  `);
});

test('Firestore', () => {
  const recogniser = recognised({
    'db.ts': `import * as admin from 'firebase-admin'; admin.initializeApp(); export const db = admin.firestore();`,
    'a.ts': `
      import { getFirestore, type DocumentReference } from 'firebase-admin/firestore';
      import { db } from './db';
      const users = getFirestore().collection('users');
      export async function run(id: string, ids: string[]) {
        await users.where('city', '==', 'Bern').orderBy('name').get();
        await users.where('age', '>', 3).limit(20).get();
        const open = users.where('isOpen', '==', true);
        await open.count().get();
        await users.get();
        const user = users.doc(id);
        const found = await user.get();
        await user.update({ name: found.data().name });
        await user.collection('orders').add({ total: 3 });
        await db.getAll(...ids.map((one) => users.doc(one)));
        const snapshot = await db.collectionGroup('orders').where('total', '>', 3).limit(5).get();
        for (const one of snapshot.docs) await one.ref.delete();
        const batch = db.batch();
        batch.set(user, { name: 'a' }).delete(user);
        await batch.commit();
        await db.runTransaction(async (transaction) => {
          await transaction.get(user);
          await transaction.get(users.where('name', '==', 'a'));
          transaction.update(user, { name: 'b' });
        });
      }
      export const set = (user: DocumentReference) => user.set({ name: 'c' }, { merge: true });`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "read many users where city= no limit columns * order name [awaited]",
      "read many users where age<> limit 20 columns * [awaited]",
      "read count users where isOpen= [awaited]",
      "read many users no limit columns * [awaited]",
      "read one users columns * [awaited]",
      "update nothing users [awaited]",
      "insert one orders [awaited]",
      "read many - by unknown [awaited]",
      "read many orders where total<> limit 5 columns * [awaited]",
      "delete nothing orders by unknown [awaited]",
      "transaction nothing - [awaited]",
      "transaction nothing - [awaited]",
      "read one users columns * on one connection [awaited]",
      "read many users where name= no limit columns * on one connection [awaited]",
      "upsert nothing - by unknown [returned]",
    ]
  `);
});
