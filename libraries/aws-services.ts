import { library } from '../engine/contract/library.ts';

export default library({
  title: 'AWS SDK',
  docs: 'https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/getting-started-nodejs.html',
  packages: {
    '@aws-sdk/client-s3': '>=3',
    '@aws-sdk/client-sqs': '>=3',
    '@aws-sdk/client-sns': '>=3',
    '@aws-sdk/client-ses': '>=3',
    '@aws-sdk/client-lambda': '>=3',
    '@aws-sdk/client-eventbridge': '>=3',
    '@aws-sdk/client-secrets-manager': '>=3',
    '@aws-sdk/client-ssm': '>=3',
  },
  // Clients and commands alike: only a client is sent anything.
  exports: { '*': { is: 'client' } },
  types: {
    client: {
      members: { send: { does: 'request', gives: 'one', isPromise: true }, destroy: {}, config: {}, middlewareStack: {} },
    },
  },
});
