import { library } from '../engine/contract/library.ts';

const handsOut = { instanceOf: { argument: 0 } } as const;

export default library({
  title: 'TypeDI',
  docs: 'https://docs.typestack.community/typedi/',
  packages: { typedi: '>=0.8' },
  exports: {
    Container: { statics: 'container' },
    default: { statics: 'container' },
  },
  types: {
    container: { members: { get: handsOut } },
  },
});
