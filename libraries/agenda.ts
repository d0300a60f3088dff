import { library } from '../engine/contract/library.ts';

const queued = { does: 'publish', isPromise: true } as const;
const job = { returns: 'job' } as const;

export default library({
  title: 'Agenda',
  docs: 'https://github.com/agenda/agenda#readme',
  packages: { agenda: '>=4', '@hokify/agenda': '>=6' },
  exports: {
    default: { is: 'agenda', does: 'connect', until: '6' },
    Agenda: { is: 'agenda', does: 'connect' },
    Job: { is: 'job' },
    Define: { entry: { kind: 'job' } },
    Every: { entry: { kind: 'schedule', path: { argument: 0 } } },
  },
  types: {
    agenda: {
      members: {
        define: { entry: { kind: 'job', path: { argument: 0 }, from: 1, parameters: ['job'] } },
        now: { ...queued, entity: { argument: 0 }, values: { argument: 1 } },
        schedule: { ...queued, entity: { argument: 1 }, values: { argument: 2 } },
        every: { ...queued, entity: { argument: 1 }, values: { argument: 2 }, repeats: true },
        create: { ...job, entity: { argument: 0 } },
        cancel: { does: 'delete', isPromise: true, filter: { argument: 0 } },
        jobs: { does: 'read', gives: 'many', isPromise: true, filter: { argument: 0 }, bound: { argument: 2 }, until: '6' },
        on: { callback: { argument: 1, runs: 'later' } },
        start: { isPromise: true },
        stop: { isPromise: true },
        purge: {},
      },
    },
    job: {
      members: {
        unique: job,
        schedule: job,
        priority: job,
        repeatEvery: { ...job, repeats: true },
        repeatAt: { ...job, repeats: true },
        save: queued,
        remove: { does: 'delete', isPromise: true },
        touch: { does: 'update', isPromise: true },
        run: {},
        fail: {},
      },
    },
  },
});
