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
