/** Gathers the findings of a session, in the one order in which they are said. */
import type { Finding, Severity } from '../engine/model/finding.ts';
import type { Session } from './session.ts';

export interface Gathered {
  readonly findings: readonly Finding[];
  readonly suppressed: number;
}

/** The findings of every file that is asked about, sorted by file, line, column and rule. */
export function gatheredFindings({ workspace, isAsked, progress, positions }: Session, isWanted: (finding: Finding) => boolean): Gathered {
  const findings: Finding[] = [];
  let suppressed = 0;
  const files = workspace.files().filter((file) => isAsked(file));
  for (const [index, file] of files.entries()) {
    progress.show('Checking', index, files.length);
    if (workspace.isIgnored(file)) continue;
    findings.push(...workspace.findings(file).filter(isWanted));
    suppressed += workspace.suppressedCount(file);
  }
  progress.end();
  return { findings: sorted(findings, positions.shown), suppressed };
}

export const SEVERITIES = ['error', 'warning', 'info', 'hint'] as const satisfies readonly Severity[];

/** Whether one severity is at least as grave as another. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);
}

function sorted(findings: readonly Finding[], shown: (file: string) => string): readonly Finding[] {
  const names = new Map<string, string>();
  const nameOf = (file: string) => {
    const name = names.get(file) ?? shown(file);
    names.set(file, name);
    return name;
  };
  return [...findings].sort(
    (a, b) =>
      compare(nameOf(a.file), nameOf(b.file)) ||
      a.start - b.start ||
      compare(a.rule, b.rule) ||
      a.end - b.end ||
      compare(a.message, b.message),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
