/** The current file's findings in the status bar; a click goes to the next one. */
import * as vscode from 'vscode';
import type { FileStatus } from '../server/protocol.ts';
import { counted } from './checklist-nodes.ts';
import { findingsOf } from './findings.ts';
import type { Server } from './server.ts';

const LANGUAGES = /^(typescript|javascript)(react)?$|^prisma$|^sql$/;
/** As many lines as a tooltip shows at a glance. */
const MOST_SHOWN = 8;

export function registerStatusBar(server: Server): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('latencyLens.findings', vscode.StatusBarAlignment.Left, 10);
  item.name = 'Latency Lens';
  const update = () => void draw(item, server);
  const listening = [
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const current = vscode.window.activeTextEditor?.document.uri.toString();
      if (uris.some((uri) => uri.toString() === current)) update();
    }),
    server.onState(update),
    item,
  ];
  update();
  return vscode.Disposable.from(...listening);
}

async function draw(item: vscode.StatusBarItem, server: Server): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document || !LANGUAGES.test(document.languageId)) {
    item.hide();
    return;
  }
  if (server.state.kind === 'reading') {
    show(item, '$(loading~spin) Latency', 'Reading the workspace…', undefined);
    return;
  }
  const status = await server.fileStatus({ uri: document.uri.toString() });
  // Meanwhile another file may have come to the front, or a newer text, which draw for themselves.
  if (!status || vscode.window.activeTextEditor?.document !== document) return;
  if (status.kind === 'off') item.hide();
  else if (status.kind === 'checked') drawFindings(item, document.uri, status.suppressed);
  else show(item, '$(circle-slash) Latency', REASONS[status.kind](status), 'latencyLens.showChecklist');
}

const REASONS: Readonly<Record<Exclude<FileStatus['kind'], 'off' | 'checked'>, (status: FileStatus) => string>> = {
  ignored: () => 'Not checked: the workspace’s latency-lens.json ignores this file.',
  outside: () => 'Not checked: git ignores this file, or it was installed or built.',
  unreadable: (status) => (status.kind === 'unreadable' ? `Not checked. ${status.reason}` : ''),
};

function drawFindings(item: vscode.StatusBarItem, uri: vscode.Uri, suppressed: number): void {
  const findings = findingsOf(uri);
  const allowed = suppressed ? `\n\n${counted(suppressed, 'finding')} allowed with a reason` : '';
  if (!findings.length) {
    show(
      item,
      '$(check) Latency',
      new vscode.MarkdownString(`**Latency Lens** found nothing slow in this file.${allowed}`),
      'latencyLens.showChecklist',
    );
    return;
  }
  const tooltip = new vscode.MarkdownString(`**${counted(findings.length, 'finding')}** in this file\n\n`);
  for (const { message, range } of findings.slice(0, MOST_SHOWN)) tooltip.appendMarkdown(`- line ${range.start.line + 1}: ${message}\n`);
  if (findings.length > MOST_SHOWN) tooltip.appendMarkdown(`\nand ${findings.length - MOST_SHOWN} more`);
  tooltip.appendMarkdown(`${allowed}\n\nClick to go to the next one.`);
  show(item, `$(dashboard) ${counted(findings.length, 'finding')}`, tooltip, 'latencyLens.nextFinding');
}

function show(item: vscode.StatusBarItem, text: string, tooltip: string | vscode.MarkdownString, command: string | undefined): void {
  item.text = text;
  item.tooltip = tooltip;
  item.command = command;
  item.accessibilityInformation = { label: `Latency Lens: ${text.replace(/\$\([\w~-]+\) /, '')}` };
  item.show();
}
