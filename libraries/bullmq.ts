import { library } from '../engine/contract/library.ts';

const queue = { is: 'queue', entity: { argument: 0 } } as const;

export default library({
  title: 'BullMQ',
  docs: 'https://docs.bullmq.io/',
  packages: { bullmq: '>=3' },
  exports: {
    Queue: queue,
    QueueEvents: { is: 'events' },
    FlowProducer: { is: 'flow' },
    Worker: { is: 'worker', entry: { kind: 'job', path: { argument: 0 }, from: 1, parameters: ['job'] } },
    Job: { is: 'job' },
  },
  types: {
    queue: {
      members: {
        add: { does: 'publish', isPromise: true, values: { argument: 1 }, bulk: 'addBulk', repeats: { argument: 2, option: 'repeat' } },
        addBulk: { does: 'publish', isPromise: true, values: { argument: 0 }, repeats: false },
        upsertJobScheduler: { does: 'publish', isPromise: true, values: { argument: 2 }, repeats: true },
        getJob: { does: 'cache-read', gives: 'one', isPromise: true },
        getJobs: { does: 'cache-read', gives: 'many', isPromise: true },
        close: {},
        on: { callback: { argument: 1, runs: 'later' } },
      },
    },
    flow: {
      members: {
        add: { does: 'publish', isPromise: true, bulk: 'addBulk' },
        addBulk: { does: 'publish', isPromise: true, values: { argument: 0 } },
      },
    },
    events: { members: { on: { callback: { argument: 1, runs: 'later' } } } },
    worker: { members: { on: { callback: { argument: 1, runs: 'later' } }, close: {} } },
    job: {
      members: {
        updateProgress: { does: 'cache-write', isPromise: true },
        log: { does: 'cache-write', isPromise: true },
        remove: { does: 'cache-delete', isPromise: true },
      },
    },
  },
});
