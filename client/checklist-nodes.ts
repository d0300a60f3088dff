/** How each row of the checklist looks. */
import * as vscode from 'vscode';
import type { ChecklistEntry, EvidenceEntry, FindingEntry, Status } from '../server/protocol.ts';
import { goingTo, longPlace, shortPlace } from './places.ts';

export type ChecklistNode =
  | { readonly kind: 'section'; readonly title: string; readonly items: readonly ChecklistEntry[] }
  | { readonly kind: 'item'; readonly item: ChecklistEntry }
  | { readonly kind: 'finding'; readonly finding: FindingEntry }
  | { readonly kind: 'evidence'; readonly evidence: EvidenceEntry };

export function rowOf(node: ChecklistNode): vscode.TreeItem {
  switch (node.kind) {
    case 'section':
      return sectionRow(node.title, node.items);
    case 'item':
      return itemRow(node.item);
    case 'finding':
      return findingRow(node.finding);
    case 'evidence':
      return evidenceRow(node.evidence);
  }
}

interface StatusLook {
  readonly icon: string;
  readonly colour: string;
  readonly words: string;
}

const LOOKS: Readonly<Record<Status, StatusLook>> = {
  attention: { icon: 'warning', colour: 'problemsWarningIcon.foreground', words: 'needs attention' },
  'in-place': { icon: 'pass', colour: 'testing.iconPassed', words: 'in place' },
  declared: { icon: 'verified', colour: 'charts.blue', words: 'declared' },
  'not-seen': { icon: 'circle-large-outline', colour: 'disabledForeground', words: 'not seen' },
  'not-applicable': { icon: 'circle-slash', colour: 'disabledForeground', words: 'does not apply' },
};

function sectionRow(title: string, items: readonly ChecklistEntry[]): vscode.TreeItem {
  const count = (...wanted: Status[]) => items.filter(({ status }) => wanted.includes(status)).length;
  const attention = count('attention');
  const applicable = items.length - count('not-applicable');
  const row = new vscode.TreeItem(title, attention ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed);
  row.id = `section:${title}`;
  row.contextValue = 'section';
  row.description = [attention ? `${attention} to look at` : '', `${count('in-place', 'declared')} of ${applicable} in place`]
    .filter(Boolean)
    .join(' · ');
  return row;
}

function itemRow(item: ChecklistEntry): vscode.TreeItem {
  const { id, text, status, findings, evidence, snippets, declared } = item;
  const { icon, colour } = LOOKS[status];
  const hasChildren = findings.length + evidence.length > 0;
  const row = new vscode.TreeItem(text, hasChildren ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None);
  row.id = `item:${id}`;
  row.iconPath = new vscode.ThemeIcon(icon, new vscode.ThemeColor(colour));
  row.description = descriptionOf(item);
  row.tooltip = tooltipOf(item);
  row.contextValue = ['item', snippets.length ? 'helped' : '', declared ? 'declared' : ''].filter(Boolean).join('.');
  return row;
}

function descriptionOf({ status, findings, evidence, declared }: ChecklistEntry): string {
  switch (status) {
    case 'attention':
      return counted(findings.length, 'finding');
    case 'in-place':
      return counted(evidence.length, 'place');
    case 'declared':
      return declared?.status === 'not-applicable' ? 'declared not applicable' : 'declared done';
    case 'not-seen':
      return findings.length ? counted(findings.length, 'hint') : '';
    case 'not-applicable':
      return 'does not apply';
  }
}

function tooltipOf({ id, text, status, declared, rules, findings, evidence }: ChecklistEntry): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString(`**${text}**\n\n`);
  tooltip.appendMarkdown(`_${LOOKS[status].words}_`);
  if (declared) tooltip.appendMarkdown(' as ').appendText(declared.status).appendMarkdown(': ').appendText(declared.reason);
  const counts = [
    findings.length ? counted(findings.length, 'finding') : '',
    evidence.length ? counted(evidence.length, 'place of evidence', 'places of evidence') : '',
  ];
  if (counts.some(Boolean)) tooltip.appendMarkdown(`\n\n${counts.filter(Boolean).join(', ')}`);
  if (rules.length) tooltip.appendMarkdown(`\n\nChecked by ${rules.map((rule) => `\`${rule}\``).join(', ')}`);
  return tooltip.appendMarkdown(`\n\n\`${id}\``);
}

const SEVERITIES: Readonly<Record<FindingEntry['severity'], { readonly icon: string; readonly colour: string }>> = {
  error: { icon: 'error', colour: 'problemsErrorIcon.foreground' },
  warning: { icon: 'warning', colour: 'problemsWarningIcon.foreground' },
  info: { icon: 'info', colour: 'problemsInfoIcon.foreground' },
  hint: { icon: 'lightbulb', colour: 'descriptionForeground' },
};

function findingRow({ rule, severity, message, location }: FindingEntry): vscode.TreeItem {
  const { icon, colour } = SEVERITIES[severity];
  const row = new vscode.TreeItem(shortPlace(location));
  row.iconPath = new vscode.ThemeIcon(icon, new vscode.ThemeColor(colour));
  // A description is no Markdown.
  row.description = message.replaceAll('`', '');
  row.tooltip = new vscode.MarkdownString(message).appendMarkdown(`\n\n\`${rule}\` · ${longPlace(location)}`);
  row.contextValue = 'finding';
  row.command = goingTo(location);
  return row;
}

function evidenceRow({ text, location }: EvidenceEntry): vscode.TreeItem {
  const [what = text, ...code] = text.split(': ');
  const row = new vscode.TreeItem(what);
  row.iconPath = new vscode.ThemeIcon('check', new vscode.ThemeColor('descriptionForeground'));
  row.description = shortPlace(location);
  row.tooltip = new vscode.MarkdownString('')
    .appendText(what)
    .appendCodeblock(code.join(': '), 'typescript')
    .appendMarkdown(longPlace(location));
  row.contextValue = 'evidence';
  row.command = goingTo(location);
  return row;
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
