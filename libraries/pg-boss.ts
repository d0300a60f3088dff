import { library } from '../engine/contract/library.ts';

const send = { does: 'publish', isPromise: true, entity: { argument: 0 }, values: { argument: 1 }, bulk: 'insert' } as const;
const change = { does: 'update', isPromise: true, entity: { argument: 0 } } as const;

export default library({
  title: 'pg-boss',
  docs: 'https://timgit.github.io/pg-boss/#/api/jobs',
  packages: { 'pg-boss': '>=8' },
  exports: {
    default: { is: 'boss', does: 'connect', borrows: 'db', until: '11' },
    PgBoss: { is: 'boss', does: 'connect', borrows: 'db' },
  },
  types: {
    boss: {
      members: {
        send,
        sendAfter: send,
        sendThrottled: send,
        sendDebounced: send,
        // Before version 11 the jobs came first, each with its queue's name.
        insert: { does: 'publish', isPromise: true, values: { argument: -1 } },
        publish: { does: 'publish', isPromise: true, values: { argument: 1 } },
        schedule: { does: 'upsert', isPromise: true, entity: { argument: 0 } },
        work: { isPromise: true, entry: { kind: 'job', path: { argument: 0 }, from: 1 } },
        fetch: {
          does: 'update',
          gives: 'many',
          isPromise: true,
          entity: { argument: 0 },
          bound: 'batchSize',
          options: 1,
          standardBound: 1,
        },
        complete: change,
        fail: change,
        cancel: change,
        resume: change,
        retry: change,
        deleteJob: { does: 'delete', isPromise: true, entity: { argument: 0 } },
        getJobById: { does: 'read', gives: 'one', isPromise: true, entity: { argument: 0 }, key: { argument: 1 } },
        on: { callback: { argument: 1, runs: 'later' } },
        createQueue: {},
        start: { returns: 'self', isPromise: true },
        stop: {},
      },
    },
  },
});
