import { library } from '../engine/contract/library.ts';

const path = { argument: 0, option: 'id' } as const;
const job = { kind: 'job', path, handler: 'run' } as const;
const schedule = { kind: 'schedule', path, handler: 'run' } as const;
/** The payload of a task stands first, the task's name before it where it is asked for by name. */
const batch = { does: 'publish', isPromise: true, values: { argument: 0 } } as const;
const trigger = { ...batch, bulk: 'batchTrigger' } as const;
const namedBatch = { does: 'publish', isPromise: true, entity: { argument: 0 }, values: { argument: 1 } } as const;
const named = { ...namedBatch, bulk: 'batchTrigger' } as const;
/** Asks the service, or waits until another machine has done the work. */
const request = { does: 'request', gives: 'one', isPromise: true } as const;
const sleep = { does: 'sleep', isPromise: true } as const;

export default library({
  title: 'Trigger.dev',
  docs: 'https://trigger.dev/docs/tasks/overview',
  packages: { '@trigger.dev/sdk': '>=3' },
  exports: {
    task: { entry: job, returns: 'task' },
    schemaTask: { entry: job, returns: 'task' },
    schedules: { is: 'schedules' },
    tasks: { is: 'tasks' },
    runs: { is: 'runs' },
    wait: { is: 'wait' },
    logger: { is: 'logger' },
    metadata: { is: 'metadata' },
    tags: { is: 'tags' },
  },
  types: {
    task: {
      members: {
        trigger,
        batchTrigger: batch,
        triggerAndWait: request,
        batchTriggerAndWait: request,
      },
    },
    schedules: { members: { task: { entry: schedule, returns: 'task' }, '*': request } },
    tasks: { members: { trigger: named, batchTrigger: namedBatch, triggerAndWait: request, batchTriggerAndWait: request } },
    runs: { members: { '*': request } },
    wait: { members: { for: sleep, until: sleep, '*': request } },
    logger: { members: { '*': { does: 'log' }, trace: { callback: { argument: 1, runs: 'once', givesBack: true }, isPromise: true } } },
    metadata: { members: { '*': {} } },
    tags: { members: { add: {} } },
  },
});
