/** Loaded by the extension host; runs every suite beside it and leaves the counts where the runner looks. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import Mocha from 'mocha';

export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', color: false, timeout: 60_000, ...(process.env.E2E_GREP ? { grep: process.env.E2E_GREP } : {}) });
  for (const file of fs.readdirSync(__dirname)) if (file.endsWith('.test.js')) mocha.addFile(path.join(__dirname, file));
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      const ran = runner.stats?.tests ?? 0;
      const results = process.env.LATENCY_LENS_HOST_RESULTS;
      if (results) fs.writeFileSync(results, JSON.stringify({ passed: ran - failures, failed: failures }));
      if (failures) reject(new Error(`${failures} of ${ran} tests failed.`));
      else if (!ran) reject(new Error('No test ran.'));
      else resolve();
    });
  });
}
