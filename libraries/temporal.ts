import { library } from '../engine/contract/library.ts';

// https://typescript.temporal.io/api/classes/client.WorkflowClient: calls of the service, which answers when a workflow was begun, or has ended.
const begin = { does: 'publish', isPromise: true, returns: 'handle' } as const;
const request = { does: 'request', gives: 'one', isPromise: true } as const;
const workflows = { start: begin, signalWithStart: begin, execute: request, getHandle: { returns: 'handle' } } as const;

export default library({
  title: 'Temporal',
  docs: 'https://docs.temporal.io/develop/typescript/core-application#develop-activities',
  packages: { '@temporalio/worker': '>=1 <2', '@temporalio/client': '>=1 <2' },
  exports: {
    Worker: { statics: 'workers' },
    Client: { is: 'client' },
    WorkflowClient: { is: 'workflows' },
    WorkflowHandle: { is: 'handle' },
  },
  types: {
    workers: { members: { create: { isPromise: true, entry: { kind: 'job', from: 1, handlers: { argument: 0, option: 'activities' } } } } },
    client: { members: { workflow: { is: 'workflows' } } },
    workflows: { members: workflows },
    handle: {
      members: {
        signal: { does: 'publish', isPromise: true },
        query: request,
        executeUpdate: request,
        result: request,
        describe: request,
        cancel: request,
        terminate: request,
      },
    },
  },
});
