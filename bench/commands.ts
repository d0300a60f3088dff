/** The tools that are measured, each run as a whole process on a folder. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { type Run, ran } from './processes.ts';

export interface Cost {
  readonly milliseconds: number;
  /** Processor time of all threads: what other work on the machine changes least. Undefined where the system does not say. */
  readonly processor: number | undefined;
  readonly megabytes: number | undefined;
}

/** Why there is no cost. */
export type Missing = 'not installed' | 'stopped' | 'failed';

export interface Tool {
  readonly name: string;
  run(folder: string): Promise<Cost | Missing>;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const installed = `${root}bench/tools/node_modules/`;

export const parseOnly: Tool = {
  name: 'parse only',
  run: async (folder) => {
    const run = await ran(process.execPath, [`${root}scripts/run.mjs`, 'bench/parse-only.ts', folder], root);
    // It says itself what parsing took, without what starting it took.
    return run.isStopped ? 'stopped' : run.output ? (JSON.parse(run.output) as Cost) : 'failed';
  },
};

/** A check of what nobody has checked before. */
export const coldCheck: Tool = { name: 'cold check', run: (folder) => checked(folder, ['--no-cache']) };

/** A check of what was checked before, with nothing changed in between. */
export const warmCheck: Tool = { name: 'warm check', run: async (folder) => checked(folder, ['--cache', await filledCache(folder)]) };

/** A check after a change: nothing needs to be lowered, and everything is judged. */
export const changedCheck: Tool = {
  name: 'check after a change',
  run: async (folder) => {
    const cache = await filledCache(folder);
    rmSync(join(cache, 'answers.bin'), { force: true });
    return checked(folder, ['--cache', cache]);
  },
};

async function checked(folder: string, wishes: readonly string[]): Promise<Cost | Missing> {
  const run = await ran(process.execPath, [`${root}dist/cli.js`, 'check', folder, '--format', 'json', '--quiet', ...wishes], root);
  if (run.isStopped) return 'stopped';
  if (!run.output.startsWith('{')) return 'failed';
  const { stats } = JSON.parse(run.output) as { stats: { peakMemoryMegabytes: number } };
  return { ...costOf(run), megabytes: stats.peakMemoryMegabytes };
}

/** A cache as a check before has left it; it lasts as long as this process. */
async function filledCache(folder: string): Promise<string> {
  const known = caches.get(folder);
  if (known !== undefined) return known;
  const cache = mkdtempSync(join(tmpdir(), 'latency-lens-bench-cache-'));
  process.on('exit', () => rmSync(cache, { recursive: true, force: true }));
  caches.set(folder, cache);
  await checked(folder, ['--cache', cache]);
  return cache;
}

const caches = new Map<string, string>();

export const OXLINT_WITH_TYPES = 'oxlint with types';

/** The linters that people use today; installed by `npm install --prefix bench/tools`. */
export const others: readonly Tool[] = [
  linter('oxlint', 'oxlint/bin/oxlint', ['--silent'], /^Finished in/m),
  linter(OXLINT_WITH_TYPES, 'oxlint/bin/oxlint', ['--silent', '--type-aware'], /^Finished in/m),
  linter('Biome', '@biomejs/biome/bin/biome', ['lint', '--max-diagnostics=1'], /^Checked /m),
  linter(
    'typescript-eslint with types',
    'eslint/bin/eslint.js',
    ['--config', `${root}bench/tools/eslint.config.js`, '--format', 'json'],
    /^\[/,
  ),
];

const environment = {
  // Type information of a large folder takes more than Node gives by itself.
  NODE_OPTIONS: '--max-old-space-size=6144',
  // What knows types for oxlint.
  OXLINT_TSGOLINT_PATH: `${installed}.bin/tsgolint`,
};

/** It runs in the folder, as in a project of that folder. Its code tells findings from failures badly; what it prints at its end tells. */
function linter(name: string, program: string, words: readonly string[], end: RegExp): Tool {
  return {
    name,
    run: async (folder) => {
      if (!existsSync(installed + program)) return 'not installed';
      const run = await ran(process.execPath, [installed + program, ...words, '.'], folder, environment);
      return run.isStopped ? 'stopped' : end.test(run.output) ? costOf(run) : 'failed';
    },
  };
}

function costOf({ milliseconds, processor, megabytes }: Run): Cost {
  return { milliseconds, processor, megabytes };
}
