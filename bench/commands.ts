/** Runs tools as whole processes and says what each cost: seconds of wall time, and the most memory it held. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

export interface Cost {
  readonly milliseconds: number;
  /** Undefined where the tool's own process does not say. */
  readonly megabytes: number | undefined;
}

export interface Tool {
  readonly name: string;
  /** Undefined when it is not installed. */
  run(folder: string): Cost | undefined;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const binaries = `${root}bench/tools/node_modules/.bin/`;

/** Longer runs than this are given up, in milliseconds. */
const PATIENCE = 600_000;

export const parseOnly: Tool = {
  name: 'parse only',
  run: (folder) => said(spawned(process.execPath, [`${root}scripts/run.mjs`, 'bench/parse-only.ts', folder])),
};

export const coldCheck: Tool = { name: 'cold check', run: (folder) => checked(folder, ['--no-cache']) };

/** A check of what was checked before, with nothing changed in between. */
export const warmCheck: Tool = { name: 'warm check', run: (folder) => checked(folder, ['--cache', filledCache(folder)]) };

/** A check after a change: nothing needs to be lowered, and everything is judged. */
export const changedCheck: Tool = {
  name: 'check after a change',
  run: (folder) => {
    const cache = filledCache(folder);
    rmSync(join(cache, 'answers.bin'), { force: true });
    return checked(folder, ['--cache', cache]);
  },
};

function checked(folder: string, wishes: readonly string[]): Cost | undefined {
  const begun = performance.now();
  const output = spawned(process.execPath, [`${root}dist/cli.js`, 'check', folder, '--format', 'json', '--quiet', ...wishes]);
  const milliseconds = performance.now() - begun;
  const stats = output === undefined ? undefined : (JSON.parse(output) as { stats: { peakMemoryMegabytes: number } }).stats;
  return stats && { milliseconds, megabytes: stats.peakMemoryMegabytes };
}

/** A cache as a check before has left it; it lasts as long as this process. */
function filledCache(folder: string): string {
  const known = caches.get(folder);
  if (known !== undefined) return known;
  const cache = mkdtempSync(join(tmpdir(), 'latency-lens-bench-cache-'));
  process.on('exit', () => rmSync(cache, { recursive: true, force: true }));
  caches.set(folder, cache);
  checked(folder, ['--cache', cache]);
  return cache;
}

const caches = new Map<string, string>();

/** The linters that people use today; installed by `npm ci --prefix bench/tools`. */
export const others: readonly Tool[] = [
  other('oxlint', 'oxlint', (folder) => [folder, '--silent']),
  other('oxlint with types', 'oxlint', (folder) => [folder, '--silent', '--type-aware']),
  other('Biome', 'biome', (folder) => ['lint', folder, '--max-diagnostics=1']),
];

function other(name: string, binary: string, words: (folder: string) => readonly string[]): Tool {
  return {
    name,
    run: (folder) => {
      if (!existsSync(binaries + binary)) return undefined;
      const begun = performance.now();
      spawned(binaries + binary, words(folder));
      return { milliseconds: performance.now() - begun, megabytes: undefined };
    },
  };
}

/** A linter that finds something exits with 1; what it printed counts all the same. */
function spawned(program: string, words: readonly string[]): string | undefined {
  const { stdout, error } = spawnSync(program, words, { encoding: 'utf8', maxBuffer: 1 << 30, timeout: PATIENCE, cwd: root });
  return error ? undefined : stdout;
}

function said(output: string | undefined): Cost | undefined {
  return output ? (JSON.parse(output) as Cost) : undefined;
}
