/** What somebody waits for who edits: each keystroke, and the first diagnostics after the start. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openedWorkspace, percentile, typedInto } from './keystrokes.ts';
import { firstDiagnostics, settled } from './server-start.ts';
import type { Row } from './table.ts';

/** In the median file, and in the one nearest to a thousand lines. */
export function keystrokeRows(files: readonly string[], count: number): Row[] {
  const workspace = openedWorkspace(files);
  const lines = new Map(files.map((file) => [file, workspace.text(file)?.split('\n').length ?? 0]));
  const linesOf = (file: string) => lines.get(file) ?? 0;
  const bySize = [...files].sort((a, b) => linesOf(a) - linesOf(b));
  const large = [...files].sort((a, b) => Math.abs(linesOf(a) - LARGE) - Math.abs(linesOf(b) - LARGE))[0];
  return [bySize[Math.floor(bySize.length / 2)], large].flatMap((file) => {
    if (file === undefined) return [];
    return (['body', 'interface'] as const).map((kind): Row => {
      const typed = typedInto(workspace, file, kind, count);
      const shown = (costs: readonly number[]) => [0.5, 0.95, 0.99].map((share) => percentile(costs, share).toFixed(1)).join(' / ');
      const what = kind === 'body' ? 'keystroke in a body' : 'keystroke that changes what is exported';
      return {
        figure: `${what} (file of ${linesOf(file)} lines), 50th / 95th / 99th`,
        value: `${shown(typed.wall)} ms (${shown(typed.processor)} of processor time)`,
        limit: kind === 'body' ? '95th: 16 ms' : '95th: 50 ms',
      };
    });
  });
}

const LARGE = 1000;

/** Of the median file: with nothing kept from an earlier start, and with what an earlier one has kept. */
export async function startRows(folder: string, files: readonly string[], rounds: number): Promise<Row[]> {
  const file = files[Math.floor(files.length / 2)];
  if (file === undefined) return [];
  const storage = mkdtempSync(join(tmpdir(), 'latency-lens-bench-storage-'));
  try {
    const cold = await medianOf(rounds, () => firstDiagnostics(folder, file, undefined));
    await firstDiagnostics(folder, file, storage, () => settled(storage));
    const warm = await medianOf(rounds, () => firstDiagnostics(folder, file, storage));
    const what = 'language server, from its start to the first diagnostics of the open file';
    return [
      { figure: `${what}, cold`, value: cold, limit: undefined },
      { figure: `${what}, warm`, value: warm, limit: '500 ms' },
    ];
  } finally {
    rmSync(storage, { recursive: true, force: true });
  }
}

async function medianOf(rounds: number, measured: () => Promise<number | undefined>): Promise<string> {
  const found: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const milliseconds = await measured();
    if (milliseconds === undefined) return 'no answer';
    found.push(milliseconds);
  }
  return `${((found.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0) / 1000).toFixed(2)} s`;
}
