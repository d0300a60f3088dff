import { library } from '../engine/contract/library.ts';

const load = { does: 'read', batches: 'loader', isPromise: true } as const;

export default library({
  title: 'DataLoader',
  docs: 'https://github.com/graphql/dataloader#api',
  packages: { dataloader: '>=1 <3' },
  exports: {
    default: { is: 'loader', callback: { argument: 0, runs: 'batch' } },
    DataLoader: { is: 'loader', callback: { argument: 0, runs: 'batch' }, until: '2' },
  },
  types: {
    loader: {
      members: { load: { ...load, gives: 'one' }, loadMany: { ...load, gives: 'many' }, clear: {}, clearAll: {}, prime: {} },
    },
  },
});
