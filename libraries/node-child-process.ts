import { library } from '../engine/contract/library.ts';

// The promise forms give something else: not the output, but an object that has it.
const sync = { does: 'blocking', work: 'runs a program', isSynchronous: true } as const;
const functions = {
  execSync: sync,
  execFileSync: sync,
  spawnSync: sync,
} as const;

export default library({
  title: 'node:child_process',
  docs: 'https://nodejs.org/docs/latest/api/child_process.html',
  packages: { 'node:child_process': '*' },
  exports: { default: { is: 'module' }, ...functions },
  types: { module: { members: functions } },
});
