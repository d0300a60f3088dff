import { library } from '../engine/contract/library.ts';

// https://nats-io.github.io/nats.deno/interfaces/RequestOptions.html: one second unless told otherwise.
const timeout = { options: [{ argument: 2, option: 'timeout' }], standard: 1_000 } as const;
const listen = { entry: { kind: 'message', path: { argument: 0 }, from: 1, handler: 'callback', parameters: [null, 'message'] } } as const;
const write = { does: 'cache-write', gives: 'nothing', isPromise: true } as const;
const drop = { does: 'cache-delete', gives: 'nothing', isPromise: true } as const;

export default library({
  title: 'NATS',
  docs: 'https://github.com/nats-io/nats.js/tree/v2',
  packages: { nats: '>=2 <3' },
  exports: {
    connect: { does: 'connect', returns: 'connection', isPromise: true },
    NatsConnection: { is: 'connection' },
    JetStreamClient: { is: 'stream' },
    KV: { is: 'bucket' },
  },
  types: {
    connection: {
      members: {
        // Written to the connection's buffer, without an answer.
        publish: { does: 'publish', isSynchronous: true },
        request: { does: 'request', gives: 'one', isPromise: true, timeout, returns: 'message' },
        requestMany: { does: 'request', gives: 'many', isPromise: true },
        subscribe: listen,
        jetstream: { returns: 'stream' },
        jetstreamManager: {},
        flush: { isPromise: true },
        drain: { isPromise: true },
        close: { isPromise: true },
      },
    },
    // Waits until the server has kept the message.
    stream: { members: { publish: { does: 'publish', isPromise: true }, views: { is: 'views' }, consumers: {} } },
    views: { members: { kv: { returns: 'bucket', isPromise: true } } },
    bucket: {
      members: {
        get: { does: 'cache-read', gives: 'one', isPromise: true },
        keys: { does: 'cache-read', gives: 'many', isPromise: true },
        put: write,
        create: write,
        update: write,
        delete: drop,
        purge: drop,
        watch: {},
      },
    },
    message: { members: { json: {}, string: {}, respond: {}, data: {} } },
  },
});
