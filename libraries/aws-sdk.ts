import { library } from '../engine/contract/library.ts';
import { documents, items } from './dynamodb/dynamodb-operations.ts';

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

const asked = { returns: 'request' } as const;
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
    documents: { members: { ...documents(asked), createSet: {} } },
    items: { members: items(asked) },
  },
});
