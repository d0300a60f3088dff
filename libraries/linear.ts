import { library } from '../engine/contract/library.ts';

const request = { does: 'request', gives: 'one', isPromise: true, returns: 'model' } as const;

export default library({
  title: 'Linear',
  docs: 'https://linear.app/developers/sdk',
  packages: { '@linear/sdk': '>=2' },
  exports: {
    LinearClient: { is: 'client', does: 'client' },
    Issue: { is: 'model' },
    Project: { is: 'model' },
    Team: { is: 'model' },
    User: { is: 'model' },
  },
  types: {
    client: { members: { client: { is: 'raw' }, options: {}, paginate: {}, '*': request } },
    raw: {
      members: { request: { ...request, returns: 'answer' }, rawRequest: { ...request, returns: 'answer' }, setHeader: {}, setHeaders: {} },
    },
    // What is fetched has methods that fetch more: `issue.comments()`, and those of many are under `nodes`.
    model: { members: { nodes: { is: 'nodes' }, paginate: {}, '*': request } },
    nodes: { item: 'model' },
    answer: {},
  },
});
