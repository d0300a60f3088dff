/** Inserts a snippet of a checklist item where the cursor stands. */
import * as vscode from 'vscode';
import type { ChecklistTree } from '../checklist-tree.ts';
import { pickedItem } from './picked-item.ts';

export async function insertSnippet(argument: unknown, tree: ChecklistTree): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    void vscode.window.showInformationMessage('Open the file that the snippet should go to, and put the cursor there.');
    return;
  }
  const item = await pickedItem(argument, tree, ({ snippets }) => snippets.length > 0);
  if (!item?.snippets.length) return;
  const shared = `ll-${item.id}-`;
  const name =
    item.snippets.length === 1
      ? item.snippets[0]
      : (
          await vscode.window.showQuickPick(
            item.snippets.map((snippet) => ({ label: snippet.replace(shared, '').replaceAll('-', ' '), description: snippet, snippet })),
            { title: item.text, placeHolder: 'Which snippet? Its prefix works in the editor, too.', matchOnDescription: true },
          )
        )?.snippet;
  if (!name) return;
  await vscode.window.showTextDocument(editor.document, editor.viewColumn);
  // In the middle of a line it would tear that line apart.
  if (!editor.document.lineAt(editor.selection.active.line).isEmptyOrWhitespace)
    await vscode.commands.executeCommand('editor.action.insertLineAfter');
  await vscode.commands.executeCommand('editor.action.insertSnippet', { langId: editor.document.languageId, name });
}
