import { library } from '../engine/contract/library.ts';

export default library({
  title: 'AWS Lambda',
  docs: 'https://docs.aws.amazon.com/lambda/latest/dg/typescript-handler.html',
  packages: { 'aws-lambda': '*', '@types/aws-lambda': '*', '@middy/core': '*' },
  exports: { APIGatewayProxyEvent: { is: 'event' }, APIGatewayProxyEventV2: { is: 'event' } },
  types: { event: { isRequest: true } },
  files: [{ files: ['**/*.{ts,js,mts,mjs}'], exports: ['handler', 'lambdaHandler'], kind: 'route' }],
});
