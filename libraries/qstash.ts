import { library } from '../engine/contract/library.ts';

const publish = { does: 'publish', isPromise: true, values: { argument: 0 } } as const;
const verified = { entry: { kind: 'message', from: 0 } } as const;

export default library({
  title: 'QStash',
  docs: 'https://upstash.com/docs/qstash/sdks/ts/overview',
  packages: { '@upstash/qstash': '>=2', '@upstash/qstash/nextjs': '>=2' },
  exports: {
    Client: { is: 'client' },
    Receiver: {},
    verifySignature: verified,
    verifySignatureAppRouter: verified,
  },
  types: {
    client: {
      members: {
        publish: { ...publish, bulk: 'batch' },
        publishJSON: { ...publish, bulk: 'batchJSON' },
        batch: publish,
        batchJSON: publish,
        queue: { returns: 'queue' },
      },
    },
    queue: { members: { enqueue: publish, enqueueJSON: publish } },
  },
});
