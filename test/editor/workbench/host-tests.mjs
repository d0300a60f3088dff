/**
 * Runs a suite inside the extension host. The workbench's own word is not enough: it says 0 when the extension host dies half way,
 * so the suite is loaded through `host-shim.cjs`, which leaves proof of how it ended.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openPage } from './browser.mjs';
import { startLaps } from './laps.mjs';
import { startWorkbench } from './server.mjs';
import { root } from './tools.mjs';

const LONGEST_RUN = 300_000;

/** Chatter of the workbench itself, which arrives the same way as what the tests say. */
const CHATTER = new RegExp(
  `^(${[
    'Resolv(ing|ed) connection token',
    'Creating a socket',
    '\\[(reconnection-grace-time|Service Worker|AgentHost|AccountPolicyGate)',
    'Ignoring fetching additional',
    'Updating additional builtin',
    'ChatSessionStore',
    'Auto updating outdated extensions',
    'No extensions found to',
    'Extension host test runner exit code',
    'No cached data',
    'ComputeTargetPlatform',
    'Creation of workbench contribution',
    'Canceled: Canceled',
  ].join('|')})`,
);

/**
 * @param {object} options
 * @param {readonly string[]} options.extensions folders of extensions under development
 * @param {string} options.suite the module that exports `run()`
 * @param {string} options.workspace opened as it is: hand in a copy
 * @param {import('./profile.mjs').Profile} options.profile removed at the end
 * @param {NodeJS.ProcessEnv} [options.env] for the extension host
 * @returns {Promise<boolean>} whether the suite ended, and well
 */
export async function areHostTestsPassed({ extensions, suite, workspace, profile, env = {} }) {
  const lap = startLaps();
  const proof = path.join(profile.folder, 'result.json');
  const workbench = await startWorkbench({
    profile,
    workspace,
    isForTests: true,
    env: { ...env, E2E_RESULT_FILE: proof, E2E_REAL_TESTS_PATH: suite },
  });
  lap('workbench up');
  let browser;
  try {
    browser = await openPage(workbench.origin);
    const ended = exitCodeOf(browser.page);
    const shim = path.join(root, 'test/editor/host-shim.cjs');
    await browser.page.goto(
      workbench.address([
        ...extensions.map((folder) => ['extensionDevelopmentPath', workbench.remote(folder)]),
        ['extensionTestsPath', workbench.remote(shim)],
      ]),
    );
    lap('page loaded');
    const code = await ended;
    lap('tests done');
    if (!existsSync(proof)) throw new Error(`The extension host ended before the tests did (the workbench says ${code}).`);
    const { isPassed, error } = JSON.parse(readFileSync(proof, 'utf8'));
    if (code === 0 && !isPassed) throw new Error(`The workbench says 0, but the suite failed: ${error}`);
    return code === 0;
  } catch (error) {
    console.error(`${error?.stack ?? error}\nThe server's last words:\n${workbench.lastWords()}`);
    mkdirSync(path.join(root, 'dist/test'), { recursive: true });
    await browser?.page.screenshot({ path: path.join(root, 'dist/test/host-failure.png') }).catch(() => undefined);
    return false;
  } finally {
    if (browser?.refused.size) console.log('refused, since it asks other machines:', [...browser.refused]);
    await browser?.close();
    await workbench.stop({ isKept: Boolean(process.env.E2E_KEEP) });
    lap('stopped');
  }
}

/** What the workbench says at the end of the tests, over the two functions that it looks for in its page. */
function exitCodeOf(page) {
  const isVerbose = Boolean(process.env.E2E_VERBOSE);
  const longest = Number(process.env.E2E_TIMEOUT_MS ?? LONGEST_RUN);
  const ended = new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The tests have not ended within ${longest} ms.`)), longest);
    const settled = (settle) => (value) => {
      clearTimeout(timer);
      settle(value);
    };
    page.once('crash', () => settled(reject)(new Error('The page has crashed.')));
    page.once('close', () => settled(reject)(new Error('The page was closed.')));
    page.exposeFunction('codeAutomationExit', settled(resolve)).catch(settled(reject));
  });
  // It may fail before anybody waits for it.
  ended.catch(() => undefined);
  const log = (level, words) => {
    const [first] = words;
    if (isVerbose || !(typeof first === 'string' && CHATTER.test(first))) (console[level] ?? console.log)(...words);
  };
  if (isVerbose) page.on('console', (message) => console.log(`[page ${message.type()}] ${message.text()}`));
  return page.exposeFunction('codeAutomationLog', log).then(() => ended);
}
