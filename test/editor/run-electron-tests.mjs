/**
 * Runs the same suite through @vscode/test-electron: in VS Code for the desktop, which it downloads, or in the executable that
 * E2E_CODE names (`E2E_CODE=test/editor/code` is the stand-in of this folder).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { countsOf, forgetResults, resultsFile } from './results.mjs';
import { copyExample } from './workbench/example.mjs';
import { root } from './workbench/tools.mjs';

const { E2E_CODE: executable } = process.env;
const folder = mkdtempSync(path.join(tmpdir(), 'latency-lens-electron-'));
forgetResults('electron');
let isPassed = false;
try {
  const code = await runTests({
    ...(executable ? { vscodeExecutablePath: path.resolve(executable) } : {}),
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(root, 'dist/test/editor/index'),
    extensionTestsEnv: { LATENCY_LENS_HOST_RESULTS: resultsFile('electron') },
    // Extensions that are installed on this machine would speak up in the tests.
    launchArgs: [
      copyExample(folder),
      '--disable-extensions',
      '--disable-workspace-trust',
      `--user-data-dir=${path.join(folder, 'user-data')}`,
    ],
  });
  isPassed = code === 0;
} catch (error) {
  console.error(error.message);
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
const { passed, failed } = countsOf('electron', isPassed);
console.log(`test-electron: ${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
