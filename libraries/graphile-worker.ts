import { library } from '../engine/contract/library.ts';

const added = { does: 'publish', isPromise: true, entity: { argument: 0 }, values: { argument: 1 }, bulk: 'addJobs' } as const;
const addedMany = { does: 'publish', isPromise: true, values: { argument: 0 } } as const;
const quick = { does: 'publish', isPromise: true, entity: { argument: 1 }, values: { argument: 2 } } as const;
const withPgClient = { callback: { argument: 0, runs: 'once', connection: 'one', givesBack: true }, isPromise: true } as const;
const tasks = (handlers: { readonly argument: number; readonly option?: string }) =>
  ({ isPromise: true, entry: { kind: 'job', from: 3, handlers } }) as const;
const inOptions = tasks({ argument: 0, option: 'taskList' });
const second = tasks({ argument: 1 });

export default library({
  title: 'Graphile Worker',
  docs: 'https://worker.graphile.org/docs/tasks',
  packages: { 'graphile-worker': '>=0.13' },
  exports: {
    run: inOptions,
    runOnce: inOptions,
    runTaskList: second,
    runTaskListOnce: second,
    quickAddJob: quick,
    addJobAdhoc: quick,
    makeWorkerUtils: { does: 'connect', isPromise: true, returns: 'utilities' },
    WorkerUtils: { is: 'utilities' },
    Task: { is: 'task' },
    JobHelpers: { is: 'helpers' },
  },
  types: {
    task: { parameters: [null, 'helpers'] },
    utilities: { members: { addJob: added, addJobs: addedMany, withPgClient, release: {}, migrate: {} } },
    helpers: {
      members: {
        addJob: added,
        addJobs: addedMany,
        withPgClient,
        query: { does: 'sql', gives: 'many', isPromise: true, rows: 'rows', sql: { argument: 0 }, dialect: 'postgresql' },
        logger: {},
        job: {},
      },
    },
  },
  files: [{ files: ['{src/,}tasks/**/*.{ts,js,mts,mjs}'], exports: ['default'], kind: 'job', path: 'file', roots: ['tasks'] }],
});
