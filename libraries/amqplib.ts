import { library } from '../engine/contract/library.ts';

export default library({
  title: 'amqplib',
  docs: 'https://amqp-node.github.io/amqplib/channel_api.html',
  packages: { amqplib: '>=0.8 <3' },
  exports: { default: { is: 'module' }, connect: { does: 'connect', returns: 'connection', isPromise: true } },
  types: {
    module: { members: { connect: { does: 'connect', returns: 'connection', isPromise: true } } },
    connection: {
      members: {
        createChannel: { returns: 'channel', isPromise: true },
        createConfirmChannel: { returns: 'channel', isPromise: true },
        close: {},
      },
    },
    channel: {
      members: {
        publish: { does: 'publish', isSynchronous: true },
        sendToQueue: { does: 'publish', isSynchronous: true, entity: { argument: 0 } },
        consume: { isPromise: true, entry: { kind: 'message', path: { argument: 0 }, from: 1, parameters: ['message'] } },
        prefetch: {},
        assertQueue: {},
        assertExchange: {},
        bindQueue: {},
        ack: {},
        nack: {},
      },
    },
  },
});
