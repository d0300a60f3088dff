/** Installs the workbench and runs the suite inside the extension host. The user's path with screenshots is `npm run test:editor:ui`. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const steps = [{ script: 'test:editor:host', results: 'dist/test/host-results.json' }];

const installed = spawnSync('npm', ['run', '--silent', 'test:editor:install'], { cwd: root, stdio: 'inherit' });
const total = { passed: 0, failed: installed.status === 0 ? 0 : 1 };
if (installed.status === 0) {
  for (const { script, results } of steps) {
    const file = path.join(root, results);
    rmSync(file, { force: true });
    const { status } = spawnSync('npm', ['run', '--silent', script], { cwd: root, stdio: 'inherit' });
    const counts = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failed: 0 };
    total.passed += counts.passed;
    // A run that ended badly without a failing test has failed all the same.
    total.failed += status === 0 ? counts.failed : Math.max(counts.failed, 1);
  }
}
if (process.env.LATENCY_LENS_TEST_RESULTS) writeFileSync(process.env.LATENCY_LENS_TEST_RESULTS, JSON.stringify(total));
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed ? 1 : 0;
