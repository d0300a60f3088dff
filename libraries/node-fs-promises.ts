import { library } from '../engine/contract/library.ts';

const file = { does: 'file', isPromise: true } as const;
const functions = {
  readFile: file,
  writeFile: file,
  appendFile: file,
  copyFile: file,
  cp: file,
  readdir: file,
  mkdir: file,
  mkdtemp: file,
  stat: file,
  lstat: file,
  access: file,
  realpath: file,
  rename: file,
  rm: file,
  rmdir: file,
  unlink: file,
  chmod: file,
  open: file,
} as const;

export default library({
  title: 'node:fs/promises',
  docs: 'https://nodejs.org/docs/latest/api/fs.html#promises-api',
  packages: { 'node:fs/promises': '*' },
  exports: { default: { is: 'module' }, ...functions },
  types: { module: { members: functions } },
});
