/** What `check` has to say, ready to be written in any format. */
import type { Unreadable } from '../engine/contract/workspace.ts';
import type { Finding, Severity } from '../engine/model/finding.ts';
import type { Paint } from './colours.ts';
import type { Positions } from './positions.ts';

export interface Report {
  /** An absolute folder, with forward slashes. */
  readonly root: string;
  /** Sorted by file, line, column and rule. */
  readonly findings: readonly Finding[];
  readonly suppressed: number;
  readonly unreadable: readonly Unreadable[];
  readonly stats: Stats;
  /** Findings that a baseline kept back, and entries of it that no finding has any more. */
  readonly baseline: { readonly known: number; readonly gone: number } | undefined;
  /** How many findings were mended before this was said. */
  readonly fixed: number;
  readonly positions: Positions;
}

export interface Stats {
  readonly files: number;
  readonly lines: number;
  readonly milliseconds: number;
  readonly peakMemoryMegabytes: number;
}

/** How a report is to be written. */
export interface Style {
  readonly paint: Paint;
  /** How many characters a line may have. */
  readonly width: number;
  /** Only what fails: no lesser findings, no summary. */
  readonly isQuiet: boolean;
  readonly failOn: Severity | 'never';
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The program's own version, and the title of each rule. */
  readonly version: string;
  readonly rules: readonly RuleInfo[];
}

export interface RuleInfo {
  readonly id: string;
  readonly title: string;
  readonly item: string;
  readonly severity: Severity;
  readonly certainty: string;
  /** Why what it reports is slow. */
  readonly why: string;
}

export type Format = (report: Report, style: Style) => string;

/** `1 finding`, `2 findings`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}
