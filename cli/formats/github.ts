/** `--format github`: workflow commands that GitHub shows beside the changed lines. */
import type { Severity } from '../../engine/model/finding.ts';
import { relativePath } from '../positions.ts';
import type { Report, Style } from '../report.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' };

export function githubReport({ findings, unreadable, positions }: Report, { environment, rules }: Style): string {
  // Paths count from the checkout's root, which the runner tells, not from the checked folder.
  const checkout = environment.GITHUB_WORKSPACE?.replaceAll('\\', '/').replace(/\/$/, '');
  const shown = (file: string) => (checkout && file.startsWith(`${checkout}/`) ? relativePath(checkout, file) : positions.shown(file));
  const titles = new Map(rules.map(({ id, title }) => [id, title]));
  const lines = findings.map((finding) => {
    const { start, end } = positions.rangeOf(finding);
    const because = finding.because.map((one) => `\n→ ${shown(one.file)}:${positions.rangeOf(one).start.line} ${one.message}`);
    return command(COMMANDS[finding.severity], finding.message + because.join(''), {
      file: shown(finding.file),
      line: start.line,
      // Columns are shown only within one line.
      ...(start.line === end.line ? { col: start.column, endColumn: end.column } : { endLine: end.line }),
      title: `${titles.get(finding.rule) ?? finding.rule} (${finding.rule})`,
    });
  });
  return [
    ...lines,
    ...unreadable.map(({ file, reason }) => command('notice', `${shown(file)} ${reason}`, { file: shown(file), title: 'Not read' })),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function command(name: string, message: string, properties: Readonly<Record<string, string | number>>): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(String(value))}`);
  return `::${name} ${written.join(',')}::${escapedText(message)}`;
}

function escapedText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escapedText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
