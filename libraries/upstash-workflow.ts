import { library } from '../engine/contract/library.ts';

export default library({
  title: 'Upstash Workflow',
  docs: 'https://upstash.com/docs/workflow/basics/serve',
  packages: { '@upstash/workflow': '*' },
  exports: {
    serve: { entry: { kind: 'job', from: 0, parameters: ['context'] } },
    Client: { is: 'client' },
    WorkflowContext: { is: 'context' },
  },
  types: {
    client: { members: { trigger: { does: 'publish', isPromise: true }, cancel: { does: 'request', gives: 'one', isPromise: true } } },
    context: {
      members: {
        run: { isPromise: true, callback: { argument: 1, runs: 'once', givesBack: true } },
        call: { does: 'request', gives: 'one', isPromise: true },
        sleep: { does: 'sleep', isPromise: true },
        sleepUntil: { does: 'sleep', isPromise: true },
        waitForEvent: { does: 'sleep', isPromise: true },
        requestPayload: {},
      },
    },
  },
});
