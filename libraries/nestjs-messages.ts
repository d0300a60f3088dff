import { library } from '../engine/contract/library.ts';

const message = (path: number | { readonly argument: number; readonly option: string }) =>
  ({ entry: { kind: 'message', path: typeof path === 'number' ? { argument: path } : path } }) as const;

/** Methods that queues outside call, by what they are marked with. */
export default library({
  title: 'RabbitMQ and SQS for NestJS',
  docs: 'https://golevelup.github.io/nestjs/modules/rabbitmq',
  packages: { '@golevelup/nestjs-rabbitmq': '*', '@ssut/nestjs-sqs': '*' },
  exports: {
    RabbitSubscribe: message({ argument: 0, option: 'routingKey' }),
    RabbitRPC: message({ argument: 0, option: 'routingKey' }),
    // https://github.com/ssut/nestjs-sqs#decorate-methods
    SqsMessageHandler: message(0),
  },
});
