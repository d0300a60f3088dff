import { library } from '../engine/contract/library.ts';

const read = { does: 'cache-read', gives: 'many', isPromise: true } as const;
const write = { does: 'cache-write', isPromise: true } as const;
const later = { callback: { argument: 1, runs: 'later' } } as const;

export default library({
  title: 'Bull',
  docs: 'https://github.com/OptimalBits/bull/blob/develop/REFERENCE.md',
  packages: { bull: '>=3 <5' },
  exports: {
    default: { is: 'queue', does: 'connect', returns: 'queue', entity: { argument: 0 } },
    Queue: { is: 'queue' },
    Job: { is: 'job' },
    'default.Queue': { is: 'queue' },
    'default.Job': { is: 'job' },
  },
  types: {
    queue: {
      members: {
        add: { does: 'publish', isPromise: true, values: { argument: 1 }, bulk: 'addBulk', repeats: { argument: -1, option: 'repeat' } },
        addBulk: { does: 'publish', isPromise: true, values: { argument: 0 }, repeats: false },
        process: { isPromise: true, entry: { kind: 'job', path: { argument: 0 }, from: 0, parameters: ['job'] } },
        getJob: { ...read, gives: 'one' },
        getJobs: read,
        getWaiting: read,
        getActive: read,
        getDelayed: read,
        getCompleted: read,
        getFailed: read,
        getJobCounts: { ...read, gives: 'one' },
        removeRepeatable: { does: 'cache-delete', isPromise: true },
        clean: { does: 'cache-delete', isPromise: true },
        on: later,
        pause: {},
        resume: {},
        close: {},
      },
    },
    job: {
      members: {
        progress: write,
        log: write,
        update: write,
        retry: write,
        remove: { does: 'cache-delete', isPromise: true },
        finished: { isPromise: true },
      },
    },
  },
});
