/** Going through the findings of the current file. */
import * as vscode from 'vscode';
import { findingsOf } from '../findings.ts';

export async function nextFinding(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const findings = findingsOf(editor.document.uri);
  const next = findings.find(({ range }) => range.start.isAfter(editor.selection.active)) ?? findings[0];
  if (!next) {
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    return;
  }
  editor.selection = new vscode.Selection(next.range.start, next.range.start);
  editor.revealRange(next.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  await vscode.window.showTextDocument(editor.document, editor.viewColumn);
}

export async function fixAll(): Promise<void> {
  await vscode.commands.executeCommand('editor.action.codeAction', { kind: 'source.fixAll.latencyLens', apply: 'first' });
}
