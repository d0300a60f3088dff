import { library } from '../engine/contract/library.ts';

export default library({
  title: 'KafkaJS',
  docs: 'https://kafka.js.org/docs/producing',
  packages: { kafkajs: '>=1 <3' },
  exports: { Kafka: { is: 'kafka', does: 'connect' }, Producer: { is: 'producer' }, Consumer: { is: 'consumer' } },
  types: {
    kafka: { members: { producer: { returns: 'producer' }, consumer: { returns: 'consumer' }, admin: {} } },
    producer: {
      members: {
        send: { does: 'publish', isPromise: true, entity: { argument: 0, option: 'topic' }, values: 'messages', bulk: 'sendBatch' },
        sendBatch: { does: 'publish', isPromise: true, values: 'topicMessages' },
        connect: {},
        disconnect: {},
        transaction: { isPromise: true },
      },
    },
    consumer: {
      members: {
        run: { isPromise: true, entry: { kind: 'message', from: 9, handlers: { argument: 0 } } },
        subscribe: {},
        connect: {},
        disconnect: {},
      },
    },
  },
});
