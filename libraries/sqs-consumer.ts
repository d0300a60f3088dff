import { library } from '../engine/contract/library.ts';

const OPTIONS = [
  { argument: 0, option: 'handleMessage' },
  { argument: 0, option: 'handleMessageBatch' },
] as const;

export default library({
  title: 'SQS Consumer',
  docs: 'https://bbc.github.io/sqs-consumer/interfaces/ConsumerOptions.html',
  packages: { 'sqs-consumer': '>=5' },
  exports: { Consumer: { statics: 'consumers' } },
  types: { consumers: { members: { create: { entry: { kind: 'message', from: 9, handlers: OPTIONS } } } } },
});
