import { library } from '../engine/contract/library.ts';

const handsOut = { instanceOf: { argument: 0 } } as const;

export default library({
  title: 'TSyringe',
  docs: 'https://github.com/microsoft/tsyringe#container',
  packages: { tsyringe: '>=3' },
  exports: {
    container: { is: 'container' },
    DependencyContainer: { is: 'container' },
  },
  types: {
    container: { members: { resolve: handsOut, createChildContainer: { returns: 'self' } } },
  },
});
