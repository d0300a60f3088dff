/**
 * A user's path with the packed extension, in a fresh profile on a copy of the example. Screenshots of each step go to `dist/shots`;
 * the README's pictures are copies of them.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { keepResults } from './results.mjs';
import { PATH } from './ui/path.mjs';
import { createScreen } from './ui/screen.mjs';
import { openPage } from './workbench/browser.mjs';
import { copyExample } from './workbench/example.mjs';
import { startLaps } from './workbench/laps.mjs';
import { createProfile } from './workbench/profile.mjs';
import { installExtension, startWorkbench } from './workbench/server.mjs';
import { root } from './workbench/tools.mjs';

const SETTINGS = {
  'workbench.colorTheme': 'Default Dark Modern',
  'editor.minimap.enabled': false,
  'editor.fontSize': 12,
  'editor.stickyScroll.enabled': false,
  'explorer.compactFolders': false,
  'window.commandCenter': false,
  'workbench.editor.enablePreview': false,
};

/** Small enough that code can be read in a picture as wide as the README. */
const SIZE = { width: 1080, height: 700 };

const shots = path.join(root, 'dist/shots');
rmSync(shots, { recursive: true, force: true });
const counts = { passed: 0, failed: 0 };
const lap = startLaps();
const profile = createProfile(SETTINGS);
const workspace = copyExample(profile.folder, { hasPackages: true });
installExtension(profile, path.join(root, 'dist/latency-lens.vsix'));
const workbench = await startWorkbench({ profile, workspace });
lap('workbench up');
let browser;
let screen;
try {
  browser = await openPage(workbench.origin, { size: SIZE, sharpness: 2 });
  screen = createScreen({ page: browser.page, workspace, shots });
  await browser.page.goto(workbench.address());
  await screen.isUp();
  lap('page up');
  for (const [name, act] of Object.entries(PATH)) {
    await act(screen);
    counts.passed += 1;
    console.log(`ok - ${name}`);
    lap(name);
  }
  if (browser.refused.size) throw new Error(`It asked other machines: ${[...browser.refused].join(', ')}`);
} catch (error) {
  counts.failed += 1;
  console.error(`not ok - ${error?.stack ?? error}\nThe server's last words:\n${workbench.lastWords()}`);
  await screen?.shot('failure').catch(() => undefined);
} finally {
  await browser?.close();
  await workbench.stop({ isKept: Boolean(process.env.E2E_KEEP) });
}
keepResults('ui', counts);
console.log(`user's path: ${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed ? 1 : 0;
