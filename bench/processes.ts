/** Runs a program as a whole process and says what it cost; one that takes too long is stopped, with all that it started. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Run {
  readonly output: string;
  readonly isStopped: boolean;
  readonly milliseconds: number;
  /** Of all threads and children, in milliseconds. Undefined where the system does not say. */
  readonly processor: number | undefined;
  /** The most that one process of it held. */
  readonly megabytes: number | undefined;
}

/** What takes longer, in milliseconds, is stopped. */
export const PATIENCE = 300_000;

/** GNU time; that of other systems says less. */
const TIME = '/usr/bin/time';
const hasTime = process.platform === 'linux' && existsSync(TIME);

export async function ran(program: string, words: readonly string[], folder: string, environment: Environment = {}): Promise<Run> {
  const scratch = mkdtempSync(join(tmpdir(), 'latency-lens-run-'));
  const report = join(scratch, 'time');
  try {
    const [command, given] = hasTime ? [TIME, ['-q', '-f', '%U %S %M', '-o', report, program, ...words]] : [program, [...words]];
    const begun = performance.now();
    const { output, isStopped } = await ended(command, given, folder, environment);
    const milliseconds = performance.now() - begun;
    const [user, system, kilobytes] = isStopped || !hasTime ? [] : readFileSync(report, 'utf8').trim().split(/\s/).map(Number);
    return {
      output,
      isStopped,
      milliseconds,
      processor: user === undefined || system === undefined ? undefined : (user + system) * 1000,
      megabytes: kilobytes === undefined ? undefined : kilobytes / 1024,
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

type Environment = Readonly<Record<string, string>>;
type Ended = Pick<Run, 'output' | 'isStopped'>;

function ended(program: string, words: readonly string[], folder: string, environment: Environment): Promise<Ended> {
  return new Promise((resolve, reject) => {
    // In a group of its own, so that it can be stopped together with what it started.
    const env = { ...process.env, ...environment };
    const child = spawn(program, words, { cwd: folder, detached: true, stdio: ['ignore', 'pipe', 'ignore'], env });
    const pieces: Buffer[] = [];
    let isStopped = false;
    const watch = setTimeout(() => {
      isStopped = true;
      if (child.pid !== undefined) process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
    }, PATIENCE);
    child.stdout.on('data', (piece: Buffer) => void pieces.push(piece));
    child.once('error', reject);
    child.once('close', () => {
      clearTimeout(watch);
      resolve({ output: Buffer.concat(pieces).toString(), isStopped });
    });
  });
}
