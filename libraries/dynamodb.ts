import { library, type Meaning } from '../engine/contract/library.ts';

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html: without a limit an answer ends at 1 MB, with the key to go on from.
const many: Meaning = {
  does: 'read',
  gives: 'many',
  rows: 'Items',
  standardBound: 'page',
  bound: 'Limit',
  columns: ['ProjectionExpression', 'AttributesToGet'],
  filter: ['KeyConditionExpression', 'FilterExpression'],
};
const one: Meaning = { does: 'read', gives: 'one', columns: ['ProjectionExpression', 'AttributesToGet'], filter: 'Key' };
const put: Meaning = { does: 'upsert', gives: 'nothing', values: 'Item' };
const update: Meaning = { does: 'update', gives: 'nothing', filter: 'Key' };
const drop: Meaning = { does: 'delete', gives: 'nothing', filter: 'Key' };
const batchRead: Meaning = { does: 'read', gives: 'many', standardBound: 'page' };
const batchWrite: Meaning = { does: 'upsert', gives: 'nothing' };
const batchUpdate: Meaning = { does: 'update', gives: 'nothing', values: 'TransactItems' };

const table = { entity: { argument: 0, option: 'TableName' } } as const;
const command = (meaning: Meaning, bulk?: string): Meaning => ({ ...table, ...meaning, returns: 'command', ...(bulk && { bulk }) });
const method = (meaning: Meaning, bulk?: string): Meaning => ({ ...table, ...meaning, isPromise: true, ...(bulk && { bulk }) });
const pages: Meaning = { ...many, entity: { argument: 1, option: 'TableName' }, options: 1, isStreamed: true };

export default library({
  title: 'DynamoDB',
  docs: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/Package/-aws-sdk-lib-dynamodb/',
  packages: { '@aws-sdk/lib-dynamodb': '>=3 <4', '@aws-sdk/client-dynamodb': '>=3 <4' },
  exports: {
    DynamoDBClient: { is: 'client', does: 'connect' },
    DynamoDB: { is: 'items', does: 'connect' },
    DynamoDBDocumentClient: { is: 'client', statics: 'wrapping' },
    DynamoDBDocument: { is: 'documents', statics: 'wrappingDocuments' },
    GetCommand: command(one, 'BatchGetCommand'),
    QueryCommand: command(many),
    ScanCommand: command(many),
    PutCommand: command(put, 'BatchWriteCommand'),
    UpdateCommand: command(update, 'TransactWriteCommand'),
    DeleteCommand: command(drop, 'BatchWriteCommand'),
    BatchGetCommand: command(batchRead),
    BatchWriteCommand: command(batchWrite),
    TransactGetCommand: command(batchRead),
    TransactWriteCommand: command(batchUpdate),
    GetItemCommand: command(one, 'BatchGetItemCommand'),
    PutItemCommand: command(put, 'BatchWriteItemCommand'),
    UpdateItemCommand: command(update, 'TransactWriteItemsCommand'),
    DeleteItemCommand: command(drop, 'BatchWriteItemCommand'),
    BatchGetItemCommand: command(batchRead),
    BatchWriteItemCommand: command(batchWrite),
    TransactGetItemsCommand: command(batchRead),
    TransactWriteItemsCommand: command(batchUpdate),
    paginateQuery: pages,
    paginateScan: pages,
  },
  types: {
    command: { isInert: true, isSentBySettling: true },
    client: { members: { send: { sends: { argument: 0 }, isPromise: true }, destroy: {} } },
    wrapping: { members: { from: { returns: 'client' } } },
    wrappingDocuments: { members: { from: { returns: 'documents' } } },
    documents: {
      extends: 'client',
      members: {
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
      },
    },
    items: {
      extends: 'client',
      members: {
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
      },
    },
  },
});
