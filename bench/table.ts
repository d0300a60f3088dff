/** The figures as a table for people, and where it is kept. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

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

export function machine(): string {
  const [cpu] = cpus();
  return `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}.`;
}

/** Puts the tables between the page's marks. */
export function write(path: string, tables: readonly string[]): void {
  const page = readFileSync(path, 'utf8');
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${path} has no '${BEGIN}' … '${END}' to write between.`);
  writeFileSync(path, `${before}${BEGIN}\n\n${machine()}\n\n${tables.join('\n\n')}\n\n${END}${after}`);
}
