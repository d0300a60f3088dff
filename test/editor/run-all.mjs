/** Installs the workbench, runs the suite inside the extension host and the user's path with the packed extension, and adds up. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { countsOf, forgetResults } from './results.mjs';
import { root } from './workbench/tools.mjs';

const isDone = (script) => spawnSync('npm', ['run', '--silent', script], { cwd: root, stdio: 'inherit' }).status === 0;

const counts = isDone('test:editor:install') ? ['host', 'ui'].map(ran) : [{ passed: 0, failed: 1 }];
const total = {
  passed: counts.reduce((sum, { passed }) => sum + passed, 0),
  failed: counts.reduce((sum, { failed }) => sum + failed, 0),
};
// `npm test` adds these to the rest.
if (process.env.LATENCY_LENS_TEST_RESULTS) writeFileSync(process.env.LATENCY_LENS_TEST_RESULTS, JSON.stringify(total));
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed ? 1 : 0;

function ran(run) {
  forgetResults(run);
  return countsOf(run, isDone(`test:editor:${run}`));
}
