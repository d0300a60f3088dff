import { library, type Meaning } from '../engine/contract/library.ts';
import {
  batchRead,
  batchUpdate,
  batchWrite,
  documents,
  drop,
  items,
  many,
  one,
  operation,
  put,
  update,
} from './dynamodb/dynamodb-operations.ts';

const command = (meaning: Meaning, bulk?: string) => operation({ returns: 'command' }, meaning, bulk);
const called = { isPromise: true } as const;
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
    documents: { extends: 'client', members: documents(called) },
    items: { extends: 'client', members: items(called) },
  },
});
