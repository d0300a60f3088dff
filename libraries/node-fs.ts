import { library } from '../engine/contract/library.ts';

/** https://nodejs.org/docs/latest/api/fs.html#synchronous-api: the synchronous forms keep the thread until the disk has answered. */
const sync = (name: string, work: string) =>
  ({ does: 'blocking', work, isSynchronous: true, promiseForm: { module: 'node:fs/promises', name } }) as const;
/** What is kept in memory about a file is answered, and changed, within microseconds. */
const brief = (name: string, work: string) => ({ ...sync(name, work), isBrief: true }) as const;
const reading = (name: string, work: string) => ({ ...sync(name, work), reads: { argument: 0 } }) as const;
const file = { does: 'file', isPromise: true } as const;
const withCallback = { does: 'file', isSynchronous: true, callback: { argument: -1, runs: 'later' } } as const;

const blocking = {
  readFileSync: reading('readFile', 'reads a file'),
  writeFileSync: sync('writeFile', 'writes a file'),
  appendFileSync: sync('appendFile', 'appends to a file'),
  copyFileSync: sync('copyFile', 'copies a file'),
  cpSync: sync('cp', 'copies files'),
  readdirSync: reading('readdir', 'lists a folder'),
  mkdirSync: brief('mkdir', 'makes a folder'),
  mkdtempSync: brief('mkdtemp', 'makes a folder'),
  statSync: brief('stat', 'asks about a file'),
  lstatSync: brief('lstat', 'asks about a file'),
  accessSync: brief('access', 'asks about a file'),
  existsSync: { does: 'blocking', work: 'asks whether a file exists', isSynchronous: true, isBrief: true },
  realpathSync: brief('realpath', 'resolves a path'),
  renameSync: brief('rename', 'renames a file'),
  rmSync: { ...sync('rm', 'removes files'), isBrief: { unless: { argument: 1, option: 'recursive' } } },
  rmdirSync: brief('rmdir', 'removes a folder'),
  unlinkSync: brief('unlink', 'removes a file'),
  chmodSync: brief('chmod', 'changes a file'),
} as const;
const promised = {
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
const called = {
  readFile: withCallback,
  writeFile: withCallback,
  appendFile: withCallback,
  readdir: withCallback,
  stat: withCallback,
  unlink: withCallback,
} as const;

export default library({
  title: 'node:fs',
  docs: 'https://nodejs.org/docs/latest/api/fs.html',
  packages: { 'node:fs': '*', 'graceful-fs': '*' },
  exports: { default: { is: 'module' }, promises: { is: 'promises' }, ...blocking, ...called, createReadStream: {}, createWriteStream: {} },
  types: {
    module: { members: { promises: { is: 'promises' }, ...blocking, ...called, createReadStream: {}, createWriteStream: {} } },
    promises: { members: promised },
  },
});
