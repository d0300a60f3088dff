/** Runs the suite through @vscode/test-electron: in VS Code for the desktop, which it downloads where that can be reached. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { runTests } from '@vscode/test-electron';
import { root } from './workbench.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'latency-lens-electron-'));
const workspace = path.join(folder, 'shop-api');
cpSync(path.join(root, 'examples/shop-api'), workspace, { recursive: true, filter: (file) => !file.includes('node_modules') });
try {
  process.exitCode = await runTests({
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(root, 'dist/test/editor/index'),
    // Extensions that are installed on this machine would speak up in the tests.
    launchArgs: [workspace, '--disable-extensions', '--disable-workspace-trust', `--user-data-dir=${path.join(folder, 'user-data')}`],
  });
} catch (error) {
  console.error(
    `VS Code could not be run: ${error.message}. Where it cannot be downloaded, 'npm run test:editor' runs the suite without it.`,
  );
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
