import { library } from '../engine/contract/library.ts';

const sync = (name: string) => ({ does: 'blocking', work: 'runs a program', isSynchronous: true, promiseForm: { module: 'node:child_process', name, promisify: true } }) as const;
const functions = {
  execSync: sync('exec'),
  execFileSync: sync('execFile'),
  // `spawn` has no promise form: it is listened to.
  spawnSync: { does: 'blocking', work: 'runs a program', isSynchronous: true },
} as const;

export default library({
  title: 'node:child_process',
  docs: 'https://nodejs.org/docs/latest/api/child_process.html',
  packages: { 'node:child_process': '*' },
  exports: { default: { is: 'module' }, ...functions },
  types: { module: { members: functions } },
});
