/** What somebody waits for who edits: each keystroke, and the first diagnostics after the start. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FUNCTION, type Keystrokes, openedWorkspace, percentile, together, typedInto } from './keystrokes.ts';
import { firstDiagnostics, type Start, settled } from './server-start.ts';
import type { Row } from './table.ts';

/** In the median file, in those nearest to a thousand lines, and in the function that comes nearest to being used by fifty files. */
export function keystrokeRows(files: readonly string[], count: number): Row[] {
  const workspace = openedWorkspace(files);
  const textOf = (file: string) => workspace.text(file) ?? '';
  const lines = new Map(files.map((file) => [file, textOf(file).split('\n').length]));
  const linesOf = (file: string) => lines.get(file) ?? 0;
  const bySize = [...files].sort((a, b) => linesOf(a) - linesOf(b));
  const median = bySize.slice(Math.floor(bySize.length / 2)).slice(0, 1);
  const large = [...files].sort((a, b) => Math.abs(linesOf(a) - LARGE) - Math.abs(linesOf(b) - LARGE)).slice(0, FILES);
  const rows = [median, large].flatMap((some) =>
    (['body', 'interface'] as const).map((typing): Row => {
      const what = typing === 'body' ? 'keystroke in a body' : 'keystroke that changes what is exported';
      const where = some.length === 1 ? 'file' : `${some.length} files`;
      const figure = `${what} (${where} of ${[...new Set(some.map(linesOf))].sort((a, b) => a - b).join(', ')} lines)`;
      return row(figure, together(some.map((file) => typedInto(workspace, file, typing, count))), typing === 'body' ? BODY : SHARED);
    }),
  );
  const [shared, users] = sharedFile(files, textOf) ?? [];
  if (shared === undefined || !users) return rows;
  const figure = `keystroke that changes what a function costs, in a file that ${users.length} import, with ${FILES} of them open`;
  return [...rows, row(figure, typedInto(workspace, shared, 'cost', count, users.slice(0, FILES)), SHARED)];
}

function row(figure: string, { wall, processor }: Keystrokes, limit: number): Row {
  const shown = (costs: readonly number[]) => [0.5, 0.95, 0.99].map((share) => percentile(costs, share).toFixed(1)).join(' / ');
  return {
    figure: `${figure}, 50th / 95th / 99th`,
    value: `${shown(wall)} ms (${shown(processor)} of processor time)`,
    limit: `95th: ${limit} ms`,
  };
}

/** The file with a function that comes nearest to being imported by fifty, and those that import it by where it stands. */
function sharedFile(files: readonly string[], textOf: (file: string) => string): readonly [string, readonly string[]] | undefined {
  const users = new Map<string, string[]>();
  for (const file of files) {
    for (const [, specifier] of textOf(file).matchAll(/^import (?!type\b)[^;]*? from '(\.[^']*)'/gm)) {
      const path = join(dirname(file), specifier ?? '').replace(/\.[cm]?[jt]s$/, '');
      users.set(path, [...(users.get(path) ?? []), file]);
    }
  }
  const usersOf = (file: string) => users.get(file.replace(/\.\w+$/, '')) ?? [];
  const away = (file: string) => Math.abs(usersOf(file).length - USERS);
  const [shared] = files.filter((file) => FUNCTION.test(textOf(file))).sort((a, b) => away(a) - away(b));
  return shared === undefined ? undefined : [shared, usersOf(shared)];
}

const LARGE = 1000;
const USERS = 50;
/** How many files of one kind are typed in, or are open beside the one that is. */
const FILES = 3;

/** The 95th percentile, in milliseconds, of a keystroke that stays in its file, and of one that other files feel. */
const BODY = 16;
const SHARED = 50;

/** Of the median file: with nothing kept from an earlier start, and with what an earlier one has kept. */
export async function startRows(folder: string, files: readonly string[], rounds: number): Promise<Row[]> {
  const file = files[Math.floor(files.length / 2)];
  if (file === undefined) return [];
  const storage = mkdtempSync(join(tmpdir(), 'latency-lens-bench-storage-'));
  try {
    const cold = await starts(rounds, () => firstDiagnostics(folder, file, undefined));
    await firstDiagnostics(folder, file, storage, () => settled(storage));
    const warm = await starts(rounds, () => firstDiagnostics(folder, file, storage));
    const what = 'language server, from its start to the first diagnostics of the open file';
    return [
      { figure: `${what}, cold`, value: untilDiagnostics(cold), limit: undefined },
      { figure: `${what}, warm`, value: untilDiagnostics(warm), limit: '500 ms' },
      {
        figure: 'language server, from a small question to its answer until then, cold, 50th / 99th / longest',
        value: waits(cold),
        limit: undefined,
      },
    ];
  } finally {
    rmSync(storage, { recursive: true, force: true });
  }
}

/** @returns undefined when the server did not answer one of them */
async function starts(rounds: number, start: () => Promise<Start | undefined>): Promise<readonly Start[] | undefined> {
  const all: Start[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const one = await start();
    if (!one) return undefined;
    all.push(one);
  }
  return all;
}

/** The median of all starts. */
function untilDiagnostics(all: readonly Start[] | undefined): string {
  const sorted = all?.map(({ diagnostics }) => diagnostics).sort((a, b) => a - b);
  return sorted ? `${(percentile(sorted, 0.5) / 1000).toFixed(2)} s` : NO_ANSWER;
}

function waits(all: readonly Start[] | undefined): string {
  const sorted = all?.flatMap((start) => start.waits).sort((a, b) => a - b);
  return sorted ? `${[0.5, 0.99, 1].map((share) => percentile(sorted, share).toFixed(0)).join(' / ')} ms` : NO_ANSWER;
}

const NO_ANSWER = 'no answer';
