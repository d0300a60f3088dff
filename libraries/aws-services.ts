import { library } from '../engine/contract/library.ts';

// https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/Package/-smithy-node-http-handler/: by default a request may take for ever.
const client = {
  is: 'client',
  does: 'client',
  timeout: {
    options: ['requestHandler.requestTimeout', 'requestHandler.socketTimeout'],
    clients: ['requestHandler'],
    standard: null,
  },
} as const;

/** Has a method for each command, beside `send`. */
const aggregate = { ...client, is: 'aggregate' } as const;
const request = { does: 'request', gives: 'one', isPromise: true } as const;
const mail = { does: 'mail', gives: 'one', isPromise: true } as const;
const own = { destroy: {}, config: {}, middlewareStack: {} } as const;

export default library({
  title: 'AWS SDK',
  docs: 'https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/getting-started-nodejs.html',
  packages: {
    '@aws-sdk/client-s3': '>=3',
    '@aws-sdk/client-sqs': '>=3',
    '@aws-sdk/client-sns': '>=3',
    '@aws-sdk/client-ses': '>=3',
    '@aws-sdk/client-sesv2': '>=3',
    '@aws-sdk/client-lambda': '>=3',
    '@aws-sdk/client-eventbridge': '>=3',
    '@aws-sdk/client-secrets-manager': '>=3',
    '@aws-sdk/client-ssm': '>=3',
  },
  // Clients and commands alike: only a client is sent anything.
  exports: {
    '*': { is: 'client' },
    S3Client: client,
    S3: aggregate,
    SQSClient: client,
    SQS: aggregate,
    SNSClient: client,
    SNS: aggregate,
    SESClient: { ...client, is: 'mailer' },
    SES: { ...client, is: 'mailers' },
    SESv2Client: { ...client, is: 'mailer' },
    SESv2: { ...client, is: 'mailers' },
    LambdaClient: client,
    Lambda: aggregate,
    EventBridgeClient: client,
    EventBridge: aggregate,
    SecretsManagerClient: client,
    SecretsManager: aggregate,
    SSMClient: client,
    SSM: aggregate,
  },
  types: {
    client: { members: { ...own, send: request } },
    aggregate: { members: { ...own, '*': request } },
    mailer: { members: { ...own, send: mail } },
    mailers: {
      members: { ...own, sendEmail: mail, sendRawEmail: mail, sendTemplatedEmail: mail, send: mail, '*': request },
    },
  },
});
