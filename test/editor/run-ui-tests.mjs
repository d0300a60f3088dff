/**
 * A user's path with the packaged extension: opens the example, sees the squiggle, hovers, applies a quick fix, finds lens and hint,
 * opens the checklist and declares an item done. Screenshots of each step go to `dist/shots`.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { openBrowser, root, startServer } from './workbench.mjs';

const shots = path.join(root, 'dist/shots');
const counts = { passed: 0, failed: 0 };
fs.rmSync(shots, { recursive: true, force: true });
fs.mkdirSync(shots, { recursive: true });

const server = await startServer({
  vsix: path.join(root, 'dist/latency-lens.vsix'),
  workspace: path.join(root, 'examples/shop-api'),
  extraSettings: {
    'editor.inlayHints.enabled': 'on',
    'explorer.compactFolders': false,
    'editor.minimap.enabled': false,
    'editor.fontSize': 13,
  },
});
let ui;

async function step(name, act) {
  await act();
  counts.passed += 1;
  console.log(`ok - ${name}`);
}

try {
  ui = await openBrowser(server);
  const { page } = ui;
  const shot = (name) => page.screenshot({ path: path.join(shots, `${name}.png`) });
  const openFile = async (file, line) => {
    await page.keyboard.press('Control+p');
    await page.locator('.quick-input-widget input').fill(`${file}:${line}`);
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: path.basename(file) })
      .first()
      .click();
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await page.locator('.tab.active', { hasText: path.basename(file) }).waitFor();
  };
  const lineOf = (file, token) =>
    fs
      .readFileSync(path.join(server.workspace, file), 'utf8')
      .split('\n')
      .findIndex((line) => line.includes(token)) + 1;

  await page.goto(
    server.url([['openFile', `vscode-remote://${server.authority}${path.join(server.workspace, 'src/routes/products.ts')}`]]),
  );
  await page.locator('.monaco-workbench').waitFor();

  await step('a squiggle under the query in the loop', async () => {
    await page.locator('.monaco-editor .squiggly-warning').first().waitFor({ timeout: 60_000 });
    await openFile('src/routes/products.ts', lineOf('src/routes/products.ts', 'prisma.category.findUnique'));
    await page.locator('.monaco-editor .squiggly-warning').first().waitFor();
  });
  await step('a lens on the route', async () => {
    await page
      .locator('.codelens-decoration', { hasText: /GET \/products/ })
      .first()
      .waitFor({ timeout: 30_000 });
    await shot('1-lens-and-squiggle');
  });
  await step('a hint at the loop', async () => {
    await page.locator('.view-line', { hasText: /⟳/ }).first().waitFor({ timeout: 30_000 });
    await shot('2-hint');
  });
  await step('a hover tells the cost', async () => {
    await page
      .locator('.view-line span', { hasText: /^findUnique$/ })
      .first()
      .hover();
    await page
      .locator('.monaco-hover:visible', { hasText: /Queries/ })
      .first()
      .waitFor();
    await shot('3-hover');
    await page.keyboard.press('Escape');
  });
  await step('a quick fix is offered and applied', async () => {
    const file = 'src/clients/exchange-rate-client.ts';
    await openFile(file, lineOf(file, 'await fetch('));
    await page.locator('.monaco-editor .squiggly-warning').first().waitFor({ timeout: 30_000 });
    await page
      .locator('.view-line', { hasText: /await fetch\(/ })
      .first()
      .click({ position: { x: 160, y: 8 } });
    const row = page.locator('.action-widget .monaco-list-row', { hasText: /seconds/ });
    // The bulb may still be the line's before, and a menu asked for too early closes again: ask until it stays.
    for (let left = 15; ; left -= 1) {
      await page.keyboard.press('Control+.');
      try {
        await row.first().waitFor({ timeout: 2_000 });
        break;
      } catch (error) {
        if (!left) throw error;
      }
      await page.keyboard.press('Escape');
    }
    await shot('4-quick-fix');
    await row.first().click();
    await page
      .locator('.view-line', { hasText: /AbortSignal/ })
      .first()
      .waitFor();
    await page.locator('.monaco-editor .squiggly-warning').waitFor({ state: 'detached' });
    await shot('5-fixed');
  });
  await step('the checklist in the activity bar', async () => {
    await page.locator('.activitybar .action-item a[aria-label^="Latency Lens"]').click();
    const rows = page.locator('.sidebar .monaco-list-row');
    await rows.filter({ hasText: 'Databases' }).first().waitFor({ timeout: 30_000 });
    await rows.filter({ hasText: 'Databases' }).first().click();
    await shot('6-checklist');
  });
  assert.equal(await page.locator('.monaco-dialog-box').count(), 0, 'no dialog stands in the way');
  assert.deepEqual([...ui.outside], [], 'nothing is asked of any other machine');
} catch (error) {
  counts.failed += 1;
  console.error(`not ok - ${error?.stack ?? error}`);
  await ui?.page.screenshot({ path: path.join(shots, 'failure.png') }).catch(() => undefined);
} finally {
  await ui?.browser.close();
  await server.stop();
}
fs.mkdirSync(path.join(root, 'dist/test'), { recursive: true });
fs.writeFileSync(path.join(root, 'dist/test/ui-results.json'), JSON.stringify(counts));
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed ? 1 : 0;
