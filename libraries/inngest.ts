import { library } from '../engine/contract/library.ts';

export default library({
  title: 'Inngest',
  docs: 'https://www.inngest.com/docs/reference/functions/create',
  packages: { inngest: '>=3' },
  exports: { Inngest: { is: 'client' } },
  types: {
    client: {
      members: {
        createFunction: { entry: { kind: 'job', path: { argument: 0, option: 'id' }, from: 1 } },
        send: { does: 'publish', isPromise: true, values: { argument: 0 } },
      },
    },
  },
});
