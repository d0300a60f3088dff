/** The figures as a table for people, and where it is kept. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import type { Cost, Missing } from './commands.ts';
import { PATIENCE } from './processes.ts';

export interface Row {
  readonly figure: string;
  readonly value: string;
  /** What issue the product's promise sets; undefined where the figure is for comparison. */
  readonly limit: string | undefined;
}

const BEGIN = '<!-- measured -->';
const END = '<!-- /measured -->';

export function tableOf(title: string, rows: readonly Row[]): string {
  return [
    `### ${title}`,
    '',
    '| figure | measured | limit |',
    '| --- | --- | --- |',
    ...rows.map(({ figure, value, limit }) => `| ${figure} | ${value} | ${limit ?? ''} |`),
  ].join('\n');
}

export function shown(cost: Cost | Missing | undefined): string {
  if (typeof cost !== 'object') return cost === 'stopped' ? `> ${PATIENCE / 1000} s, stopped` : (cost ?? '—');
  const { milliseconds, processor, megabytes } = cost;
  return [
    `${seconds(milliseconds)} s`,
    ...(processor === undefined ? [] : [`${seconds(processor)} s of processor time`]),
    ...(megabytes === undefined ? [] : [`${Math.round(megabytes)} MB`]),
  ].join(', ');
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2);
}

/** Of wall times, and of processor times where they are known. */
export function ratio(cost: Cost | Missing | undefined, by: Cost | Missing | undefined): string {
  if (typeof cost !== 'object') return '—';
  if (by === 'stopped') return `< ${(cost.milliseconds / PATIENCE).toFixed(2)}`;
  if (typeof by !== 'object') return '—';
  const wall = (cost.milliseconds / by.milliseconds).toFixed(2);
  if (cost.processor === undefined || !by.processor) return wall;
  return `${wall} (${(cost.processor / by.processor).toFixed(2)} of processor time)`;
}

/** With how busy it was: other work makes wall time worth little. */
export function machine(): string {
  const [cpu] = cpus();
  const busy = Math.max(...loadavg());
  return [
    `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}.`,
    ...(busy > cpus().length
      ? [
          `Other work ran on the machine meanwhile (a load of ${busy.toFixed(0)}): the ratios of processor time say more than the wall times.`,
        ]
      : []),
  ].join(' ');
}

/** Puts the tables between the page's marks. */
export function write(path: string, tables: readonly string[]): void {
  const page = readFileSync(path, 'utf8');
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${path} has no '${BEGIN}' … '${END}' to write between.`);
  writeFileSync(path, `${before}${BEGIN}\n\n${machine()}\n\n${tables.join('\n\n')}\n\n${END}${after}`);
}
