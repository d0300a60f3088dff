import { library } from '../engine/contract/library.ts';

export default library({
  title: 'Awilix',
  docs: 'https://github.com/jeffijoe/awilix#the-awilixcontainer-object',
  packages: { awilix: '>=4' },
  exports: {
    createContainer: { returns: 'container' },
    AwilixContainer: { is: 'container' },
  },
  types: {
    container: {
      members: {
        register: { returns: 'self' },
        resolve: { instanceOf: { argument: 0 } },
        build: { instanceOf: { argument: 0 } },
        createScope: { returns: 'self' },
      },
    },
  },
});
