/** What both of the SDK's versions ask of DynamoDB, however each of them sends it. */
import type { Meaning } from '../../engine/contract/library.ts';

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html: without a limit an answer ends at 1 MB, with the key to go on from.
export const many: Meaning = {
  does: 'read',
  gives: 'many',
  rows: 'Items',
  standardBound: 'page',
  bound: 'Limit',
  columns: ['ProjectionExpression', 'AttributesToGet'],
  filter: ['KeyConditionExpression', 'FilterExpression'],
};
export const one: Meaning = { does: 'read', gives: 'one', columns: ['ProjectionExpression', 'AttributesToGet'], filter: 'Key' };
export const put: Meaning = { does: 'upsert', gives: 'nothing', values: 'Item' };
export const update: Meaning = { does: 'update', gives: 'nothing', filter: 'Key' };
export const drop: Meaning = { does: 'delete', gives: 'nothing', filter: 'Key' };
export const batchRead: Meaning = { does: 'read', gives: 'many', standardBound: 'page' };
export const batchWrite: Meaning = { does: 'upsert', gives: 'nothing' };
export const batchUpdate: Meaning = { does: 'update', gives: 'nothing', values: 'TransactItems' };

const ofTable = { entity: { argument: 0, option: 'TableName' } } as const;

/** @param sent how a call of that version is sent */
export const operation = (sent: Meaning, meaning: Meaning, bulk?: string): Meaning => ({
  ...ofTable,
  ...meaning,
  ...sent,
  ...(bulk && { bulk }),
});

export const documents = (sent: Meaning) => {
  const method = (meaning: Meaning, bulk?: string) => operation(sent, meaning, bulk);
  return {
    get: method(one, 'batchGet'),
    query: method(many),
    scan: method(many),
    put: method(put, 'batchWrite'),
    update: method(update, 'transactWrite'),
    delete: method(drop, 'batchWrite'),
    batchGet: method(batchRead),
    batchWrite: method(batchWrite),
    transactGet: method(batchRead),
    transactWrite: method(batchUpdate),
  };
};

export const items = (sent: Meaning) => {
  const method = (meaning: Meaning, bulk?: string) => operation(sent, meaning, bulk);
  return {
    getItem: method(one, 'batchGetItem'),
    query: method(many),
    scan: method(many),
    putItem: method(put, 'batchWriteItem'),
    updateItem: method(update, 'transactWriteItems'),
    deleteItem: method(drop, 'batchWriteItem'),
    batchGetItem: method(batchRead),
    batchWriteItem: method(batchWrite),
    transactGetItems: method(batchRead),
    transactWriteItems: method(batchUpdate),
  };
};
