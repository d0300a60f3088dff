/** `latency-lens checklist`: every item with its status and what shows it. */
import type { ItemStatus, Status } from '../../engine/contract/workspace.ts';
import { type Brush, type Paint, paintFor } from '../colours.ts';
import { written } from '../formats/json.ts';
import { EXIT, type Io } from '../io.ts';
import type { Positions } from '../positions.ts';
import { counted } from '../report.ts';
import { openSession } from '../session.ts';
import type { ListOptions } from './routes.ts';

const MARKS: Readonly<Record<Status, string>> = { attention: '!', 'in-place': '✓', declared: '✓', 'not-seen': '·', 'not-applicable': '–' };
/** More evidence than this is counted, not shown. */
const MOST_SHOWN = 3;

export async function checklist(paths: readonly string[], options: ListOptions, io: Io): Promise<number> {
  const { workspace, positions, progress, keep } = await openSession('checklist', paths, options, io);
  progress.show('Going through the checklist', 0, undefined);
  const items = workspace.checklist();
  progress.end();
  keep();
  io.out.write(
    options.format === 'json' ? jsonOf(items, positions) : textOf(items, positions, paintFor(io.out, options.color, io.environment)),
  );
  return EXIT.clean;
}

function jsonOf(items: readonly ItemStatus[], positions: Positions): string {
  return written({
    version: 1,
    items: items.map(({ id, section, text, status, evidence, findings, rules, snippets, declared }) => ({
      id,
      section,
      text,
      status,
      evidence: evidence.map((one) => ({ file: positions.shown(one.file), line: one.line, text: one.text })),
      findings: findings.length,
      rules,
      snippets,
      declared: declared ?? null,
    })),
  });
}

function textOf(items: readonly ItemStatus[], positions: Positions, paint: Paint): string {
  const sections = [...new Set(items.map(({ section }) => section))];
  const blocks = sections.map((section) => {
    const own = items.filter((item) => item.section === section);
    return [paint.bold(section), ...own.flatMap((item) => linesOf(item, positions, paint))].join('\n');
  });
  const count = (...statuses: Status[]) => items.filter(({ status }) => statuses.includes(status)).length;
  const summary = [
    paint.yellow(`${MARKS.attention} ${count('attention')} need attention`),
    paint.green(`${MARKS['in-place']} ${count('in-place', 'declared')} in place or declared`),
    `${MARKS['not-seen']} ${count('not-seen')} not seen`,
    paint.dim(`${MARKS['not-applicable']} ${count('not-applicable')} do not apply`),
  ];
  return `${[...blocks, summary.join('   ')].join('\n\n')}\n`;
}

function linesOf(item: ItemStatus, positions: Positions, paint: Paint): readonly string[] {
  const brush = brushOf(item.status, paint);
  const notes = item.findings.length ? `  ${brush(counted(item.findings.length, 'finding'))}` : '';
  const lines = [
    `  ${brush(MARKS[item.status])} ${item.status === 'not-applicable' ? paint.dim(item.text) : item.text}  ${paint.dim(item.id)}${notes}`,
  ];
  if (item.declared) lines.push(`      ${paint.dim(`${item.declared.status}: ${item.declared.reason}`)}`);
  for (const { file, line, text } of item.evidence.slice(0, MOST_SHOWN))
    lines.push(`      ${paint.blue(`${positions.shown(file)}:${line}`)}  ${paint.dim(text)}`);
  if (item.evidence.length > MOST_SHOWN)
    lines.push(`      ${paint.dim(`and ${counted(item.evidence.length - MOST_SHOWN, 'more place')}`)}`);
  for (const rule of new Set(item.findings.map((finding) => finding.rule))) {
    const own = item.findings.filter((finding) => finding.rule === rule);
    const [first] = own;
    if (first)
      lines.push(
        `      ${paint.yellow(rule)} ${own.length > 1 ? `${own.length} times, first at` : 'at'} ${paint.blue(`${positions.shown(first.file)}:${positions.rangeOf(first).start.line}`)}`,
      );
  }
  return lines;
}

function brushOf(status: Status, paint: Paint): Brush {
  return {
    attention: paint.yellow,
    'in-place': paint.green,
    declared: paint.green,
    'not-seen': (text: string) => text,
    'not-applicable': paint.dim,
  }[status];
}
