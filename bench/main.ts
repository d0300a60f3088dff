/**
 * Measures what a check and a keystroke cost, as ratios in one run: against parsing the same files, and against other linters.
 *
 *   npm run bench                                   a generated workspace of 200,000 lines, and how the cost grows up to it
 *   npm run bench -- --lines 10000 --seed 2         of another size
 *   npm run bench -- --on <folder> --on <folder>    back ends of your own besides
 *   npm run bench -- --lines 0 --on <folder>        and nothing generated
 *   npm run bench -- --write                        the same, kept in docs/performance.md
 *
 * It says on the way what it measures. A tool that takes too long is stopped, so it comes to an end. Timings fail nothing: they are
 * read by people.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type Cost,
  changedCheck,
  coldCheck,
  type Missing,
  OXLINT_WITH_TYPES,
  others,
  parseOnly,
  type Tool,
  warmCheck,
} from './commands.ts';
import { keystrokeRows, startRows } from './editing.ts';
import { growthTable } from './growth.ts';
import { sourcesBelow } from './sources.ts';
import { machine, type Row, ratio, shown, tableOf, write } from './table.ts';
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
  const least = name === 'lines' ? 0 : 1;
  if (!Number.isInteger(value) || value < least) throw new Error(`--${name} wants a whole number from ${least} on, not '${wishes[name]}'.`);
  return value;
};
const progress = (what: string): void => void process.stderr.write(`${what}\n`);

/** A tool that takes longer is not measured again, in milliseconds. */
const SLOW = 60_000;

if (!existsSync('dist/cli.js')) throw new Error("There is no dist/cli.js: run 'npm run build' first.");
const scratch = mkdtempSync(join(tmpdir(), 'latency-lens-bench-'));
try {
  const tables: string[] = [];
  // Kept as they come: a run that is cut off has measured something all the same.
  const keep = (table: string): void => {
    tables.push(table);
    console.log(`${table}\n`);
    if (wishes.write) write('docs/performance.md', tables);
  };
  console.log(`${machine()}\n`);
  const lines = number('lines');
  if (lines) {
    keep(await measured('Generated', generated(lines)));
    keep(await growthTable(lines, generated, async (folder) => (await medians([coldCheck], folder)).get(coldCheck)));
  }
  for (const folder of wishes.on) keep(await measured(basename(resolve(folder)), resolve(folder)));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function generated(lines: number): string {
  const folder = join(scratch, String(lines));
  if (existsSync(folder)) return folder;
  for (const [path, text] of generatedWorkspace({ lines, seed: number('seed'), depth: number('depth') })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

async function measured(name: string, folder: string): Promise<string> {
  const files = sourcesBelow(folder);
  const lineCount = files.reduce((sum, file) => sum + readFileSync(file, 'utf8').split('\n').length, 0);
  const costs = await medians([parseOnly, coldCheck, warmCheck, changedCheck, ...others], folder);
  const parse = costs.get(parseOnly);
  const cold = costs.get(coldCheck);
  const rows: Row[] = [
    ...[parseOnly, coldCheck].map((tool): Row => ({ figure: tool.name, value: shown(costs.get(tool)), limit: undefined })),
    { figure: 'cold check ÷ parse only', value: ratio(cold, parse), limit: '2' },
    { figure: 'warm check ÷ parse only, nothing changed', value: ratio(costs.get(warmCheck), parse), limit: '0.4' },
    { figure: 'warm check ÷ parse only, everything judged again', value: ratio(costs.get(changedCheck), parse), limit: undefined },
    { figure: 'peak memory of the cold check', value: memory(cold), limit: '250 MB' },
  ];
  for (const tool of others) {
    const cost = costs.get(tool);
    rows.push({ figure: tool.name, value: shown(cost), limit: undefined });
    const limit = tool.name === OXLINT_WITH_TYPES ? '0.25' : undefined;
    rows.push({ figure: `cold check ÷ ${tool.name}`, value: ratio(cold, cost), limit });
  }
  progress(`${folder}: keystrokes`);
  rows.push(...keystrokeRows(files, number('strokes')));
  progress(`${folder}: the server's start`);
  rows.push(...(await startRows(folder, files, number('rounds'))));
  return tableOf(`${name}: ${files.length.toLocaleString('en')} files, ${lineCount.toLocaleString('en')} lines`, rows);
}

function memory(cost: Cost | Missing | undefined): string {
  return typeof cost === 'object' && cost.megabytes ? `${Math.round(cost.megabytes)} MB` : '—';
}

/** Round by round, one tool after the other, so that a busy minute concerns them all. */
async function medians(tools: readonly Tool[], folder: string): Promise<ReadonlyMap<Tool, Cost | Missing>> {
  const all = new Map<Tool, Cost[]>();
  const missing = new Map<Tool, Missing>();
  for (let round = 1; round <= number('rounds'); round += 1) {
    for (const tool of tools) {
      const known = all.get(tool) ?? [];
      if (missing.has(tool) || known.some(({ milliseconds }) => milliseconds > SLOW)) continue;
      progress(`${folder}: ${tool.name}, round ${round}`);
      const cost = await tool.run(folder);
      if (typeof cost === 'string') missing.set(tool, cost);
      else all.set(tool, [...known, cost]);
    }
  }
  const middle = (costs: readonly Cost[]) => [...costs].sort((a, b) => a.milliseconds - b.milliseconds)[Math.floor(costs.length / 2)];
  return new Map(tools.flatMap((tool) => [[tool, missing.get(tool) ?? middle(all.get(tool) ?? [])] as const]).filter(isKnown));
}

function isKnown(entry: readonly [Tool, Cost | Missing | undefined]): entry is readonly [Tool, Cost | Missing] {
  return entry[1] !== undefined;
}
