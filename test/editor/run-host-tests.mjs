/** Runs the Mocha suite inside the extension host, with the extension loaded from this folder, on a copy of the example. */
import fs from 'node:fs';
import path from 'node:path';
import { root, runHostTests } from './workbench.mjs';

const resultsFile = path.join(root, 'dist/test/host-results.json');
fs.rmSync(resultsFile, { force: true });

const code = await runHostTests({
  extensionDevelopmentPath: root,
  extensionTestsPath: path.join(root, 'dist/test/editor/index'),
  workspace: path.join(root, 'examples/shop-api'),
  env: { LATENCY_LENS_HOST_RESULTS: resultsFile, ...(process.env.E2E_GREP ? { E2E_GREP: process.env.E2E_GREP } : {}) },
  timeoutMs: Number(process.env.E2E_TIMEOUT_MS ?? 300_000),
  verbose: Boolean(process.env.E2E_VERBOSE),
  keep: Boolean(process.env.E2E_KEEP),
  screenshotOnFailure: path.join(root, 'dist/shots/host-failure.png'),
});
process.exitCode = code === 0 ? 0 : 1;
