/**
 * Everything that must hold, from a fresh clone on: types, style, tests, tests in the editor. Each step runs even when one before
 * it failed; the last line is the total, to which a step without tests of its own adds one.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { installWithTestPackages, root, run } from './installed.mjs';

const results = `${root}.test-results`;

installWithTestPackages();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const counts = [checked('types', 'typecheck'), checked('style', 'lint'), unitTests(), ...editorTests()];
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);

for (const { title, ...count } of counts) console.log(`${title}: ${count.passed} passed, ${count.failed} failed`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function checked(title, script) {
  return succeeds(title, ['npm', 'run', '--silent', script]) ? { title, passed: 1, failed: 0 } : { title, passed: 0, failed: 1 };
}

function unitTests() {
  const file = `${results}/vitest.json`;
  const isGood = succeeds('tests', ['npx', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  const report = reported(file);
  // A file that cannot even be loaded, or an error outside any test, is in no test's count.
  const failedFiles = (report?.testResults ?? []).filter(
    (suite) => suite.status === 'failed' && suite.assertionResults.length === 0,
  ).length;
  return counted('tests', isGood, report?.numPassedTests ?? 0, (report?.numFailedTests ?? 0) + failedFiles);
}

/** The suite inside the editor writes `{ "passed": n, "failed": n }` to the file named in LATENCY_LENS_TEST_RESULTS. */
function editorTests() {
  const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  if (!scripts['test:editor']) return [];
  const file = `${results}/editor.json`;
  const env = { ...process.env, LATENCY_LENS_TEST_RESULTS: file };
  const isGood = succeeds('editor', ['npm', 'run', '--silent', 'test:editor'], env);
  const report = reported(file);
  return [counted('editor', isGood && report !== undefined, report?.passed ?? 0, report?.failed ?? 0)];
}

function counted(title, isGood, passed, failed) {
  return { title, passed, failed: isGood ? failed : Math.max(failed, 1) };
}

function succeeds(title, [program, ...words], env = process.env) {
  console.log(`\n── ${title}`);
  try {
    run(program, words, { env });
    return true;
  } catch (error) {
    console.error(error.message);
    return false;
  }
}

function reported(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
