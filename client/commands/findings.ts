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

/**
 * Asked for here and not by the editor's own command for code actions: the editor drops what that command asked for when it looks
 * for actions by itself meanwhile, as it does whenever squiggles change.
 */
export async function fixAll(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) return;
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const [all] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    whole,
    'source.fixAll.latencyLens',
    1,
  );
  if (all?.edit) await vscode.workspace.applyEdit(all.edit);
  else
    void vscode.window.showInformationMessage(
      'Nothing in this file is safe to fix without a look. Quick fixes are offered at each finding.',
    );
}
