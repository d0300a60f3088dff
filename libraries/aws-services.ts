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
    S3: client,
    SQSClient: client,
    SQS: client,
    SNSClient: client,
    SNS: client,
    SESClient: client,
    SES: client,
    SESv2Client: client,
    SESv2: client,
    LambdaClient: client,
    Lambda: client,
    EventBridgeClient: client,
    SecretsManagerClient: client,
    SSMClient: client,
  },
  types: {
    client: {
      members: { send: { does: 'request', gives: 'one', isPromise: true }, destroy: {}, config: {}, middlewareStack: {} },
    },
  },
});
