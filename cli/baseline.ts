/**
 * A baseline holds the findings that a project lives with for now, so that only new ones are said. An entry is keyed by rule, file
 * and the text of the reported line: it survives edits elsewhere in the file, and goes when the line itself is changed.
 */
import type { Finding } from '../engine/model/finding.ts';
import { UsageError } from './io.ts';
import type { Positions } from './positions.ts';

export interface BaselineEntry {
  readonly rule: string;
  /** From the root, with `/`. */
  readonly file: string;
  /** The reported line, its white space evened out. */
  readonly content: string;
  /** How many findings of the rule the same line text has in the file. */
  readonly count: number;
}

export interface Compared {
  /** The findings that the baseline does not have. */
  readonly fresh: readonly Finding[];
  readonly known: number;
  /** Entries that no finding has any more. */
  readonly gone: number;
}

/** @returns the text of the baseline's file; the same findings give the same bytes */
export function baselineText(findings: readonly Finding[], positions: Positions): string {
  const entries = [...entriesOf(findings, positions).values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return `${JSON.stringify({ version: 1, entries }, null, 2)}\n`;
}

/** @throws UsageError when the text is no baseline */
export function parsedBaseline(text: string, name: string): readonly BaselineEntry[] {
  const remedy = 'Write it anew with --write-baseline.';
  let data: { version?: unknown; entries?: unknown };
  try {
    data = JSON.parse(text);
  } catch {
    throw new UsageError(`The baseline '${name}' is not JSON. ${remedy}`);
  }
  if (data?.version !== 1) throw new UsageError(`The baseline '${name}' is of another version. ${remedy}`);
  if (!Array.isArray(data.entries) || !data.entries.every(isEntry))
    throw new UsageError(`The baseline '${name}' has entries that are none. ${remedy}`);
  return data.entries;
}

export function compared(findings: readonly Finding[], entries: readonly BaselineEntry[], positions: Positions): Compared {
  const left = new Map(entries.map((entry) => [keyOf(entry), entry.count]));
  const fresh = findings.filter((finding) => {
    const key = keyOf(entryOf(finding, positions));
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
  const gone = [...left.values()].reduce((sum, count) => sum + Math.max(0, count), 0);
  return { fresh, known: findings.length - fresh.length, gone };
}

/** What a finding is known by besides its rule and file: the text of its first line. */
export function contentOf(finding: Finding, positions: Positions): string {
  return positions.line(finding.file, positions.rangeOf(finding).start.line).trim().replace(/\s+/g, ' ');
}

function entriesOf(findings: readonly Finding[], positions: Positions): Map<string, BaselineEntry> {
  const entries = new Map<string, BaselineEntry>();
  for (const finding of findings) {
    const entry = entryOf(finding, positions);
    entries.set(keyOf(entry), { ...entry, count: (entries.get(keyOf(entry))?.count ?? 0) + 1 });
  }
  return entries;
}

function entryOf(finding: Finding, positions: Positions): BaselineEntry {
  return { rule: finding.rule, file: positions.shown(finding.file), content: contentOf(finding, positions), count: 1 };
}

function keyOf({ rule, file, content }: BaselineEntry): string {
  return [file, rule, content].join('\0');
}

function isEntry(entry: unknown): entry is BaselineEntry {
  const { rule, file, content, count } = (entry ?? {}) as Partial<BaselineEntry>;
  return typeof rule === 'string' && typeof file === 'string' && typeof content === 'string' && Number.isInteger(count);
}
