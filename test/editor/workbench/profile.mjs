/**
 * A user who has never been here: a home, settings and an extensions folder of their own, in one temporary folder. Nothing of the
 * machine's own user is read, and nothing stays behind.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What keeps a run to itself: nothing is fetched, reported, recommended or asked. */
const QUIET = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.settings.enableNaturalLanguageSearch': false,
  'chat.disableAIFeatures': true,
  'security.workspace.trust.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'typescript.disableAutomaticTypeAcquisition': true,
  'npm.fetchOnlinePackageInfo': false,
  'json.schemaDownload.enable': false,
  'git.autofetch': false,
  'files.autoSave': 'off',
};

/** Of this process's environment, what would make the workbench believe that it runs inside another one. */
const OTHERS = /^(VSCODE_|npm_|NODE_OPTIONS$|ELECTRON_|CODE_SERVER_|PORT$|PASSWORD$)/;

/**
 * @typedef {object} Profile
 * @property {string} folder everything of the run, for the run to put more into
 * @property {readonly string[]} words what tells the workbench where its data is
 * @property {NodeJS.ProcessEnv} env
 * @property {() => void} remove
 */

/**
 * @param {Record<string, unknown>} [settings] on top of those that keep the run quiet
 * @returns {Profile}
 */
export function createProfile(settings = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'latency-lens-editor-'));
  const within = (...names) => path.join(folder, ...names);
  mkdirSync(within('user-data/User'), { recursive: true });
  mkdirSync(within('extensions'));
  mkdirSync(within('tmp'), { mode: 0o700 });
  writeFileSync(within('user-data/User/settings.json'), JSON.stringify({ ...QUIET, ...settings }, null, 2));
  writeFileSync(within('config.yaml'), 'auth: none\n');
  return {
    folder,
    words: ['--config', within('config.yaml'), '--user-data-dir', within('user-data'), '--extensions-dir', within('extensions')],
    env: {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !OTHERS.test(name))),
      HOME: folder,
      XDG_CONFIG_HOME: within('xdg-config'),
      XDG_DATA_HOME: within('xdg-data'),
      XDG_CACHE_HOME: within('xdg-cache'),
      // Otherwise every run leaves sockets in the machine's own folder.
      XDG_RUNTIME_DIR: within('tmp'),
      TMPDIR: within('tmp'),
      // No marketplace.
      EXTENSIONS_GALLERY: '{}',
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  };
}
