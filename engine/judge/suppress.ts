/** Which findings a file's suppression comments keep back, and which comments keep nothing back. */
import type { SuppressionUse } from '../contract/rule.ts';
import { lineAt } from '../model/lines.ts';
import type { Suppression } from '../model/module.ts';
import type { Span } from '../model/place.ts';

export interface Suppressed<Said> {
  readonly said: readonly Said[];
  readonly suppressedCount: number;
  readonly uses: readonly SuppressionUse[];
}

export function suppress<Said extends { readonly rule: string; readonly span: Span }>(
  findings: readonly Said[],
  suppressions: readonly Suppression[],
  lineStarts: readonly number[],
  knownRules: ReadonlySet<string>,
): Suppressed<Said> {
  if (!suppressions.length) return { said: findings, suppressedCount: 0, uses: [] };
  const uses = suppressions.map((suppression) => ({
    suppression,
    used: new Map<string, number>(),
    unknown: suppression.rules.filter((rule) => !knownRules.has(rule)),
  }));
  const said = findings.filter((finding) => {
    const line = lineAt(lineStarts, finding.span.start);
    // Every comment that speaks of a finding is in use, so that of two neither is called needless.
    const matching = uses.filter(
      ({ suppression }) =>
        suppression.rules.includes(finding.rule) && (suppression.scope === 'file' || lineAt(lineStarts, suppression.end) + 1 === line),
    );
    for (const { used } of matching) used.set(finding.rule, (used.get(finding.rule) ?? 0) + 1);
    return !matching.length;
  });
  return { said, suppressedCount: findings.length - said.length, uses };
}
