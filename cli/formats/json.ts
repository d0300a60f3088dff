/** `--format json`: what other tools read. Its shape is a promise; a change that breaks it changes `version`. */
import type { Place } from '../../engine/model/place.ts';
import type { Report } from '../report.ts';

export function jsonReport({ root, findings, suppressed, unreadable, stats, positions }: Report): string {
  const placed = (place: Place) => ({ file: positions.shown(place.file), range: positions.rangeOf(place) });
  return written({
    version: 1,
    root,
    findings: findings.map((finding) => ({
      rule: finding.rule,
      item: finding.item,
      severity: finding.severity,
      certainty: finding.certainty,
      message: finding.message,
      ...placed(finding),
      because: finding.because.map((because) => ({ ...placed(because), message: because.message })),
      fixes: finding.fixes.map(({ title, isSafe }) => ({ title, safe: isSafe })),
    })),
    suppressed,
    unreadable: unreadable.map(({ file, reason }) => ({ file: positions.shown(file), reason })),
    stats,
  });
}

/** JSON as every command prints it. */
export function written(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
