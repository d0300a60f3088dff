/** Loaded by the extension host; runs every suite beside it and leaves the counts where the runner looks. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import Mocha from 'mocha';

/** Milliseconds for one test: the first waits until the workspace has been read, on a busy machine. */
const LONGEST_TEST = 60_000;

export async function run(): Promise<void> {
  const { E2E_GREP: grep, LATENCY_LENS_HOST_RESULTS: results } = process.env;
  const mocha = new Mocha({ ui: 'tdd', color: false, timeout: LONGEST_TEST, ...(grep ? { grep } : {}) });
  for (const file of fs.readdirSync(__dirname)) if (file.endsWith('.test.js')) mocha.addFile(path.join(__dirname, file));
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      const passed = runner.stats?.passes ?? 0;
      // A hook that fails is a failure, though no test of its own.
      if (results) fs.writeFileSync(results, JSON.stringify({ passed, failed: failures }));
      if (failures) reject(new Error(`${failures} failed, ${passed} passed.`));
      else if (!passed) reject(new Error('No test ran.'));
      else resolve();
    });
  });
}
