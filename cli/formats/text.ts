/** `--format text`: for people at a terminal. Grouped by file; each finding with its code and, behind arrows, what proves it. */
import type { Because, Finding, Severity } from '../../engine/model/finding.ts';
import { cells, frameOf } from '../code-frame.ts';
import type { Brush, Paint } from '../colours.ts';
import { isAtLeast, SEVERITIES } from '../findings.ts';
import { counted, type Report, type Style } from '../report.ts';

const MARKS: Readonly<Record<Severity, string>> = { error: '✖', warning: '▲', info: '●', hint: '·' };
/** Proof beyond this many places is counted, not shown. */
const MOST_BECAUSE = 6;

export function textReport(report: Report, style: Style): string {
  const { isQuiet, failOn } = style;
  const said = isQuiet
    ? report.findings.filter(({ severity }) => isAtLeast(severity, failOn === 'never' ? 'warning' : failOn))
    : report.findings;
  const blocks = [...byFile(said).values()].map((own) => fileBlock(own, report, style));
  if (!isQuiet) blocks.push(...unreadableBlock(report, style.paint), summary(report, style));
  return blocks.length ? `${blocks.join('\n\n')}\n` : '';
}

function fileBlock(findings: readonly Finding[], report: Report, style: Style): string {
  const [first] = findings;
  if (!first) return '';
  let block = style.paint.bold(style.paint.underline(report.positions.shown(first.file)));
  let isAfterHint = true;
  for (const finding of findings) {
    const isHint = finding.severity === 'hint';
    block += isHint && isAfterHint ? '\n' : '\n\n';
    block += isHint ? hintLine(finding, report, style) : findingBlock(finding, report, style);
    isAfterHint = isHint;
  }
  return block;
}

function findingBlock(finding: Finding, { positions }: Report, style: Style): string {
  const { paint, width } = style;
  const mark = brushOf(finding.severity, paint);
  const shown = finding.because.slice(0, MOST_BECAUSE);
  const lines = [finding, ...shown].map((place) => String(positions.rangeOf(place).start.line).length);
  const gutter = Math.max(3, ...lines) + 2;
  const frame = { paint, width, gutter };
  return [
    `  ${mark(`${MARKS[finding.severity]} ${finding.severity}`)}  ${wrapped(finding.message, width - 4, cells(finding.severity) + 6)}`,
    `    ${where(finding, positions)}  ${paint.dim(finding.rule)}${finding.certainty === 'certain' ? '' : paint.dim(` (${finding.certainty})`)}`,
    ...frameOf(finding, positions, { ...frame, mark }),
    ...shown.flatMap((because) => [
      `    ${paint.cyan('→')} ${where(because, positions)}  ${because.message}`,
      ...frameOf(because, positions, { ...frame, mark: paint.cyan }),
    ]),
    ...(finding.because.length > MOST_BECAUSE
      ? [`    ${paint.cyan('→')} ${paint.dim(`and ${counted(finding.because.length - MOST_BECAUSE, 'more place')}`)}`]
      : []),
    ...finding.fixes.map(({ title, isSafe }) => `    ${paint.green('✎')} ${title}  ${paint.dim(isSafe ? '--fix' : '--fix-suggestions')}`),
  ].join('\n');

  function where(place: Finding | Because, { shown: nameOf, rangeOf }: Report['positions']): string {
    const { start } = rangeOf(place);
    return paint.blue(`${nameOf(place.file)}:${start.line}:${start.column}`);
  }
}

function hintLine(finding: Finding, { positions }: Report, { paint }: Style): string {
  const { start } = positions.rangeOf(finding);
  return `  ${paint.dim(`${MARKS.hint} hint`)}  ${paint.blue(`${positions.shown(finding.file)}:${start.line}:${start.column}`)}  ${finding.message}  ${paint.dim(finding.rule)}`;
}

function unreadableBlock({ unreadable, positions }: Report, paint: Paint): string[] {
  if (!unreadable.length) return [];
  return [
    [
      paint.bold('Not read'),
      ...unreadable.map(({ file, reason }) => `  ${paint.yellow('▲')} ${paint.blue(positions.shown(file))} ${reason}`),
    ].join('\n'),
  ];
}

function summary({ findings, suppressed, stats, baseline, fixed }: Report, { paint }: Style): string {
  const kinds = SEVERITIES.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count ? [brushOf(severity, paint)(counted(count, severity, severity === 'info' ? 'infos' : `${severity}s`))] : [];
  });
  const files = new Set(findings.map(({ file }) => file)).size;
  const head = findings.length
    ? `${paint.bold(counted(findings.length, 'finding'))} in ${counted(files, 'file')}: ${kinds.join(', ')}`
    : paint.green('✔ Nothing found');
  const safe = findings.filter(({ fixes }) => fixes.some(({ isSafe }) => isSafe)).length;
  const suggested = findings.filter(({ fixes }) => fixes.length && !fixes.some(({ isSafe }) => isSafe)).length;
  const notes = [
    fixed ? `${counted(fixed, 'finding')} fixed` : '',
    safe ? `${safe} can be mended with --fix` : '',
    suggested ? `${suggested} with --fix-suggestions` : '',
    suppressed ? `${suppressed} suppressed` : '',
    baseline?.known ? `${baseline.known} known to the baseline` : '',
    baseline?.gone ? `${counted(baseline.gone, 'entry', 'entries')} of the baseline no longer needed (--write-baseline)` : '',
  ].filter(Boolean);
  const seconds = (stats.milliseconds / 1000).toFixed(stats.milliseconds < 10_000 ? 2 : 1);
  const foot = paint.dim(
    `${counted(stats.files, 'file')}, ${counted(stats.lines, 'line')}, ${seconds} s, ${Math.round(stats.peakMemoryMegabytes)} MB`,
  );
  return [head, ...(notes.length ? [notes.join(' · ')] : []), foot].join('\n');
}

function brushOf(severity: Severity, paint: Paint): Brush {
  return { error: paint.red, warning: paint.yellow, info: paint.blue, hint: paint.dim }[severity];
}

function byFile(findings: readonly Finding[]): Map<string, Finding[]> {
  const files = new Map<string, Finding[]>();
  for (const finding of findings) {
    const own = files.get(finding.file);
    if (own) own.push(finding);
    else files.set(finding.file, [finding]);
  }
  return files;
}

/** Breaks a sentence between words; the first line begins after `indent` characters, the others below it. */
function wrapped(sentence: string, width: number, indent: number): string {
  const room = Math.max(40, width - indent);
  const lines = [''];
  for (const word of sentence.split(' ')) {
    const last = lines[lines.length - 1] ?? '';
    if (last && cells(last) + 1 + cells(word) > room) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines.join(`\n${' '.repeat(indent)}`);
}
