import { library } from '../engine/contract/library.ts';

const blocks = (work: string) => ({ does: 'blocking', isSynchronous: true, work }) as const;
const members = {
  hashSync: blocks('hashes a password'),
  compareSync: blocks('hashes a password'),
  genSaltSync: {},
  hash: { isPromise: true },
  compare: { isPromise: true },
  genSalt: { isPromise: true },
} as const;

export default library({
  title: 'bcrypt',
  docs: 'https://github.com/kelektiv/node.bcrypt.js#api',
  packages: { bcrypt: '>=5', bcryptjs: '>=2' },
  exports: { ...members, default: { is: 'module' } },
  types: { module: { members } },
});
