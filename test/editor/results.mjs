/** How many tests of a run passed and failed, handed from the run to whoever adds up. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './workbench/tools.mjs';

/** @param {'host' | 'electron' | 'ui'} run */
export function resultsFile(run) {
  return path.join(root, `dist/test/${run}-results.json`);
}

/** Before a run, so that a run that dies is not taken for the one before. */
export function forgetResults(run) {
  mkdirSync(path.join(root, 'dist/test'), { recursive: true });
  rmSync(resultsFile(run), { force: true });
}

/** @param {{ passed: number, failed: number }} counts */
export function keepResults(run, counts) {
  writeFileSync(resultsFile(run), JSON.stringify(counts));
}

/**
 * @param {boolean} isGood whether the run ended well; one that ended badly without a failing test has failed all the same
 * @returns {{ passed: number, failed: number }}
 */
export function countsOf(run, isGood) {
  const { passed, failed } = read(resultsFile(run));
  return { passed, failed: isGood && passed > 0 ? failed : Math.max(failed, 1) };
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 0 };
  }
}
