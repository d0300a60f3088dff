/** `--format markdown`: for comments on changes and for job summaries. */
import type { Finding, Severity } from '../../engine/model/finding.ts';
import { counted, type Report, type Style } from '../report.ts';

const MARKS: Readonly<Record<Severity, string>> = { error: '🛑', warning: '⚠️', info: 'ℹ️', hint: '💡' };

export function markdownReport(report: Report, { rules }: Style): string {
  const { findings, suppressed, unreadable, positions } = report;
  const titles = new Map(rules.map(({ id, title }) => [id, title]));
  const blocks = [`## Latency Lens: ${findings.length ? counted(findings.length, 'finding') : 'nothing found'}`];
  if (findings.length) blocks.push(table(findings, titles));
  for (const [file, own] of byFile(findings, positions.shown))
    blocks.push(`### \`${file}\``, own.map((finding) => block(finding, report)).join('\n'));
  if (suppressed) blocks.push(`${counted(suppressed, 'finding')} suppressed.`);
  if (unreadable.length)
    blocks.push(`### Not read\n\n${unreadable.map(({ file, reason }) => `- \`${positions.shown(file)}\` ${reason}`).join('\n')}`);
  return `${blocks.join('\n\n')}\n`;
}

function table(findings: readonly Finding[], titles: ReadonlyMap<string, string>): string {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const rows = [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([rule, count]) => `| ${titles.get(rule) ?? rule} | \`${rule}\` | ${count} |`);
  return ['| Problem | Rule | Findings |', '| --- | --- | ---: |', ...rows].join('\n');
}

function block(finding: Finding, { positions }: Report): string {
  const at = (one: Finding | Finding['because'][number]) => `${positions.shown(one.file)}:${positions.rangeOf(one).start.line}`;
  const line = positions.line(finding.file, positions.rangeOf(finding).start.line).trim();
  const because = finding.because.map((one) => `  - → \`${at(one)}\` ${one.message}`);
  return [
    `- ${MARKS[finding.severity]} **${at(finding)}** ${finding.message} (\`${finding.rule}\`)`,
    ...(line ? [`  - ${inlineCode(line)}`] : []),
    ...because,
  ].join('\n');
}

function byFile(findings: readonly Finding[], shown: (file: string) => string): Map<string, Finding[]> {
  const files = new Map<string, Finding[]>();
  for (const finding of findings) {
    const file = shown(finding.file);
    files.set(file, [...(files.get(file) ?? []), finding]);
  }
  return files;
}

/** A fence of more backticks than the code has in a row. */
function inlineCode(code: string): string {
  const longest = Math.max(0, ...(code.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest ? `${fence} ${code} ${fence}` : `${fence}${code}${fence}`;
}
