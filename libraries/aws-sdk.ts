import { library, type Meaning } from '../engine/contract/library.ts';

// https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/Config.html#httpOptions-property: two minutes of silence unless told.
const timeout = {
  options: ['httpOptions.timeout'],
  clientOptions: [{ argument: 0, option: 'httpOptions.timeout' }],
  standard: 120_000,
} as const;
const client = { is: 'service', does: 'client', timeout } as const;
const mailer = { ...client, is: 'mailer' } as const;
// Handed no function, a method gives a request that `promise` or `send` sends.
const request = { does: 'request', gives: 'one', returns: 'request', timeout } as const;
const mail = { ...request, does: 'mail' } as const;
const own = { config: {}, endpoint: {} } as const;
// Signed here, and sent by whoever is given them.
const signed = { getSignedUrl: {}, getSignedUrlPromise: {}, createPresignedPost: {} } as const;

// https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/DynamoDB/DocumentClient.html: an answer ends at 1 MB, with the key to go on from.
const columns = ['ProjectionExpression', 'AttributesToGet'] as const;
const many: Meaning = {
  does: 'read',
  gives: 'many',
  rows: 'Items',
  standardBound: 'page',
  bound: 'Limit',
  columns,
  filter: ['KeyConditionExpression', 'FilterExpression'],
};
const one: Meaning = { does: 'read', gives: 'one', columns, filter: 'Key' };
const put: Meaning = { does: 'upsert', gives: 'nothing', values: 'Item' };
const update: Meaning = { does: 'update', gives: 'nothing', filter: 'Key' };
const drop: Meaning = { does: 'delete', gives: 'nothing', filter: 'Key' };
const batchRead: Meaning = { does: 'read', gives: 'many', standardBound: 'page' };
const batchWrite: Meaning = { does: 'upsert', gives: 'nothing' };
const batchUpdate: Meaning = { does: 'update', gives: 'nothing', values: 'TransactItems' };
const method = (meaning: Meaning, bulk?: string): Meaning => ({
  entity: { argument: 0, option: 'TableName' },
  ...meaning,
  returns: 'request',
  ...(bulk && { bulk }),
});
const made = { does: 'connect', timeout } as const;

export default library({
  title: 'AWS SDK 2',
  docs: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/index.html',
  packages: { 'aws-sdk': '>=2 <3', 'aws-sdk/clients': '>=2 <3' },
  hasExportsByPath: true,
  timeoutsElsewhere: ['config.update', 'config.httpOptions'],
  exports: {
    default: {},
    S3: client,
    SQS: client,
    SNS: client,
    Lambda: client,
    EventBridge: client,
    SecretsManager: client,
    SSM: client,
    CognitoIdentityServiceProvider: client,
    CloudFront: client,
    StepFunctions: client,
    Kinesis: client,
    SES: mailer,
    SESV2: mailer,
    DynamoDB: { is: 'items', ...made },
    'DynamoDB.DocumentClient': { is: 'documents', ...made },
    DocumentClient: { is: 'documents', ...made },
  },
  types: {
    service: { members: { ...own, ...signed, '*': request } },
    mailer: { members: { ...own, sendEmail: mail, sendRawEmail: mail, sendTemplatedEmail: mail, '*': request } },
    request: {
      isInert: true,
      isSentBySettling: true,
      members: {
        promise: { settles: true, isPromise: true, timeout },
        send: { settles: true, isSynchronous: true, timeout, callback: { argument: 0, runs: 'later' } },
        createReadStream: { settles: true, isSynchronous: true, isStreamed: true },
        on: { returns: 'self' },
        abort: {},
      },
    },
    documents: {
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
        createSet: {},
      },
    },
    items: {
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
