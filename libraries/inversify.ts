import { library } from '../engine/contract/library.ts';

const handsOut = { instanceOf: { argument: 0 } } as const;

export default library({
  title: 'InversifyJS',
  docs: 'https://inversify.io/docs/api/container/',
  packages: { inversify: '>=6' },
  exports: {
    Container: { is: 'container' },
  },
  types: {
    container: { members: { get: handsOut, getAsync: { ...handsOut, isPromise: true } } },
  },
});
