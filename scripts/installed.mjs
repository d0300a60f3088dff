/** Installs what a folder's lock file names, when that was not done since the lock file last changed. Plain Node, no package. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param {string} folder a folder with a package-lock.json, from the repository's root
 * @throws when npm cannot install
 */
export function install(folder = '.') {
  const at = `${root}${folder}/`;
  if (changedAt(`${at}node_modules/.package-lock.json`) >= changedAt(`${at}package-lock.json`)) return;
  console.log(`Installing packages${folder === '.' ? '' : ` in ${folder}`} …`);
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: at });
}

/** Installs the project and the packages of its own that its tests need: those in `test/` and `examples/` with a lock file. */
export function installWithTestPackages() {
  install();
  const folders = ['test', 'examples']
    .filter((room) => existsSync(root + room))
    .flatMap((room) => readdirSync(root + room).map((name) => `${room}/${name}`));
  for (const folder of folders) if (existsSync(`${root}${folder}/package-lock.json`)) install(folder);
}

/**
 * Runs a program in the repository's root with its output shown.
 *
 * @param {string} program
 * @param {string[]} words
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, mayEndWith?: number[] }} options `mayEndWith`: exit codes that are no failure
 * @throws when it ends with any other exit code
 */
export function run(program, words, { cwd = root, env = process.env, mayEndWith = [0] } = {}) {
  const { status, error } = spawnSync(program, words, { cwd, env, stdio: 'inherit', shell: process.platform === 'win32' });
  if (error) throw error;
  if (!mayEndWith.includes(status ?? -1)) throw new Error(`\`${program} ${words.join(' ')}\` ended with ${status ?? 'a signal'}`);
}

function changedAt(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
