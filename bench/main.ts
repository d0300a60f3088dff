/**
 * Measures what a check and a keystroke cost, as ratios in one run: against parsing the same files, and against other linters.
 *
 *   npm run bench                                   a generated workspace of 200,000 lines
 *   npm run bench -- --lines 10000 --seed 2         of another size
 *   npm run bench -- --on <folder>                  any back end
 *   npm run bench -- --write                        the same, kept in docs/performance.md
 *
 * Timings fail nothing: they are read by people.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Cost, changedCheck, coldCheck, others, parseOnly, type Tool, warmCheck } from './commands.ts';
import { openedWorkspace, percentile, typedInto } from './keystrokes.ts';
import { sourcesBelow } from './sources.ts';
import { machine, type Row, tableOf, write } from './table.ts';
import { generatedWorkspace } from './workspace.ts';

const { values: wishes } = parseArgs({
  options: {
    lines: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '1' },
    depth: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
    strokes: { type: 'string', default: '60' },
    on: { type: 'string', multiple: true, default: [] },
    write: { type: 'boolean', default: false },
  },
});
const number = (name: 'lines' | 'seed' | 'depth' | 'rounds' | 'strokes'): number => {
  const value = Number(wishes[name]);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} wants a whole number above 0, not '${wishes[name]}'.`);
  return value;
};

if (!existsSync('dist/cli.js')) throw new Error("There is no dist/cli.js: run 'npm run build' first.");
const scratch = mkdtempSync(join(tmpdir(), 'latency-lens-bench-'));
try {
  const tables = wishes.on.length
    ? wishes.on.map((folder) => measured(folder, resolve(folder)))
    : [measured(`Generated, ${wishes.lines} lines`, generated(number('lines'))), grown()];
  console.log(`${machine()}\n\n${tables.join('\n\n')}`);
  if (wishes.write) write('docs/performance.md', tables);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function generated(lines: number): string {
  const folder = join(scratch, String(lines));
  for (const [path, text] of generatedWorkspace({ lines, seed: number('seed'), depth: number('depth') })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function measured(title: string, folder: string): string {
  const parse = median(parseOnly, folder);
  const cold = median(coldCheck, folder);
  const warm = median(warmCheck, folder);
  const changed = median(changedCheck, folder);
  const rows: Row[] = [
    { figure: 'parse only', value: shown(parse), limit: undefined },
    { figure: 'cold check', value: shown(cold), limit: undefined },
    { figure: 'cold check ÷ parse only', value: ratio(cold, parse), limit: '2' },
    { figure: 'warm check ÷ parse only, nothing changed', value: ratio(warm, parse), limit: '0.4' },
    { figure: 'warm check ÷ parse only, everything judged again', value: ratio(changed, parse), limit: undefined },
    { figure: 'peak memory of the cold check', value: cold?.megabytes ? `${Math.round(cold.megabytes)} MB` : '—', limit: '250 MB' },
  ];
  for (const tool of others) {
    const cost = median(tool, folder);
    const limit = tool.name === 'oxlint with types' ? '0.25' : undefined;
    rows.push({ figure: `cold check ÷ ${tool.name}`, value: cost ? ratio(cold, cost) : 'not installed', limit });
  }
  rows.push(...strokes(folder));
  return tableOf(title, rows);
}

function strokes(folder: string): Row[] {
  const files = sourcesBelow(folder);
  const workspace = openedWorkspace(files);
  const bySize = [...files].sort((a, b) => (workspace.text(a)?.length ?? 0) - (workspace.text(b)?.length ?? 0));
  const [small, large] = [bySize[Math.floor(bySize.length / 2)], bySize.at(-1)];
  return [small, large].flatMap((file, index) => {
    if (file === undefined) return [];
    const size = `${index === 0 ? 'median' : 'largest'} file, ${workspace.text(file)?.split('\n').length} lines`;
    return (['body', 'interface'] as const).map((kind): Row => {
      const typed = typedInto(workspace, file, kind, number('strokes'));
      const [half, most, all] = [0.5, 0.95, 0.99].map((share) => percentile(typed, share).toFixed(1));
      const what = kind === 'body' ? 'keystroke in a body' : 'keystroke that changes what is exported';
      return {
        figure: `${what} (${size}), 50th / 95th / 99th`,
        value: `${half} / ${most} / ${all} ms`,
        limit: kind === 'body' ? '16 ms' : '50 ms',
      };
    });
  });
}

/** How time and memory grow from a twentieth of the size on. */
function grown(): string {
  const sizes = [number('lines') / 20, number('lines') / 4, number('lines')].map(Math.round);
  const costs = sizes.map((lines) => median(coldCheck, generated(lines)));
  const rows = sizes.map((lines, index): Row => ({ figure: `cold check of ${lines} lines`, value: shown(costs[index]), limit: undefined }));
  const of = (pick: (cost: Cost) => number) =>
    exponent(
      sizes,
      costs.map((cost) => (cost ? pick(cost) : Number.NaN)),
    );
  return tableOf('Growth', [
    ...rows,
    { figure: 'exponent of time', value: of(({ milliseconds }) => milliseconds).toFixed(2), limit: '1.05' },
    { figure: 'exponent of memory', value: of(({ megabytes }) => megabytes ?? Number.NaN).toFixed(2), limit: '1.05' },
  ]);
}

/** The slope of a straight line through the logarithms. */
function exponent(sizes: readonly number[], costs: readonly number[]): number {
  const [x, y] = [sizes.map(Math.log), costs.map(Math.log)];
  const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;
  const [mx, my] = [mean(x), mean(y)];
  return x.reduce((sum, one, index) => sum + (one - mx) * ((y[index] ?? 0) - my), 0) / x.reduce((sum, one) => sum + (one - mx) ** 2, 0);
}

function median(tool: Tool, folder: string): Cost | undefined {
  const costs = Array.from({ length: number('rounds') }, () => tool.run(folder)).filter((cost) => cost !== undefined);
  return costs.sort((a, b) => a.milliseconds - b.milliseconds)[Math.floor(costs.length / 2)];
}

function shown(cost: Cost | undefined): string {
  return cost ? `${(cost.milliseconds / 1000).toFixed(2)} s${cost.megabytes ? `, ${Math.round(cost.megabytes)} MB` : ''}` : '—';
}

function ratio(cost: Cost | undefined, by: Cost | undefined): string {
  return cost && by ? (cost.milliseconds / by.milliseconds).toFixed(2) : '—';
}
