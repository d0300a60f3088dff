/** What somebody waits for who edits: each keystroke, and the first diagnostics after the start. */
import { openedWorkspace, percentile, typedInto } from './keystrokes.ts';
import { firstDiagnostics } from './server-start.ts';
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

/** Of the median file, with nothing kept from an earlier start. */
export async function startRow(folder: string, files: readonly string[], rounds: number): Promise<Row> {
  const file = files[Math.floor(files.length / 2)];
  const found: number[] = [];
  for (let round = 0; round < rounds && file !== undefined; round += 1) {
    const milliseconds = await firstDiagnostics(folder, file);
    if (milliseconds === undefined) break;
    found.push(milliseconds);
  }
  const median = found.sort((a, b) => a - b)[Math.floor(found.length / 2)];
  return {
    figure: 'language server, from its start to the first diagnostics of the open file, cold',
    value: median === undefined ? 'no answer' : `${(median / 1000).toFixed(2)} s`,
    limit: '500 ms when warm',
  };
}
