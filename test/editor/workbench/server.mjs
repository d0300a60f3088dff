/**
 * The real VS Code workbench with its real extension host (code-server), served to a browser on this machine. Whatever becomes of
 * the launcher, the server and its profile do not outlive it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { tools } from './tools.mjs';

/** Milliseconds: a busy machine has been seen to take ten seconds. */
const LONGEST_START = 60_000;
const LONGEST_STOP = 5_000;

const SWITCHES = [
  '--auth',
  'none',
  '--disable-telemetry',
  '--disable-update-check',
  '--disable-workspace-trust',
  '--disable-getting-started-override',
  '--ignore-last-opened',
];

/**
 * @typedef {object} Workbench
 * @property {string} origin
 * @property {(file: string) => string} remote a path as the page names it
 * @property {(payload?: readonly (readonly [string, string])[]) => string} address of the page, with the workspace open
 * @property {() => string} lastWords of the server's log
 * @property {(options?: { isKept?: boolean }) => Promise<void>} stop
 */

/**
 * @param {object} options
 * @param {import('./profile.mjs').Profile} options.profile removed at the end
 * @param {string} options.workspace the folder to open
 * @param {boolean} [options.isForTests] whether an extension under development and its tests are to be loaded
 * @param {NodeJS.ProcessEnv} [options.env] on top of the profile's own
 * @returns {Promise<Workbench>}
 */
export async function startWorkbench({ profile, workspace, isForTests = false, env = {} }) {
  const { node, codeServer } = tools();
  const authority = `127.0.0.1:${await freePort()}`;
  // Without the driver a built workbench opens as usual and silently runs no test.
  const driver = isForTests ? ['--vscode-option', 'enable-smoke-test-driver'] : [];
  const words = [codeServer, ...profile.words, '--bind-addr', authority, ...SWITCHES, ...driver];
  const server = spawn(node, words, { env: { ...profile.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const logFile = path.join(profile.folder, 'server.log');
  const log = createWriteStream(logFile);
  for (const stream of [server.stdout, server.stderr]) stream.pipe(log, { end: false });
  const ended = new Promise((resolve) => server.once('exit', () => resolve(true)));
  const lastWords = () => readFileSync(logFile, 'utf8').split('\n').slice(-15).join('\n');
  const release = endedWithUs(server, profile);
  const origin = `http://${authority}`;
  await answers(origin, server, lastWords);

  return {
    origin,
    remote: (file) => `vscode-remote://${authority}${file}`,
    address: (payload = []) => {
      const all = JSON.stringify([['skipWelcome', 'true'], ['skipReleaseNotes', 'true'], ...payload]);
      return `${origin}/?folder=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(all)}`;
    },
    lastWords,
    async stop({ isKept = false } = {}) {
      for (const signal of ['SIGTERM', 'SIGKILL']) {
        if (!toldGroup(server, signal)) break;
        if (await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, LONGEST_STOP, false))])) break;
      }
      release();
      if (isKept) console.log(`kept ${profile.folder}`);
      else profile.remove();
    },
  };
}

/**
 * Installs a packed extension into a profile, as a user would.
 *
 * @param {import('./profile.mjs').Profile} profile
 * @param {string} vsix
 * @throws with the output when it cannot be installed
 */
export function installExtension(profile, vsix) {
  const { node, codeServer } = tools();
  const words = [codeServer, ...profile.words, '--install-extension', vsix];
  const { status, stdout, stderr } = spawnSync(node, words, { env: profile.env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${vsix} cannot be installed:\n${stdout}${stderr}`);
}

async function answers(origin, server, lastWords) {
  for (const end = Date.now() + LONGEST_START; ; ) {
    if (server.exitCode !== null) throw new Error(`The workbench ended with ${server.exitCode}.\n${lastWords()}`);
    const isUp = await fetch(`${origin}/healthz`, { signal: AbortSignal.timeout(LONGEST_STOP) }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
    if (Date.now() > end) throw new Error(`The workbench does not answer.\n${lastWords()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** @returns {() => void} lets go, once the server was stopped in good order */
function endedWithUs(server, profile) {
  const reap = () => {
    toldGroup(server, 'SIGKILL');
    profile.remove();
  };
  const leave = () => process.exit(130);
  process.once('exit', reap).once('SIGINT', leave).once('SIGTERM', leave);
  return () => process.off('exit', reap).off('SIGINT', leave).off('SIGTERM', leave);
}

/** The server's own process group, which its extension hosts and language servers belong to. */
function toldGroup(server, signal) {
  try {
    return process.kill(-server.pid, signal);
  } catch {
    return false;
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
