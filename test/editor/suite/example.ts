/** The example as it is open in the editor. Things are found by what is written there, so that lines may move. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

export function uriOf(file: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'a workspace folder is open');
  return vscode.Uri.joinPath(folder.uri, file);
}

/** From the workspace's folder. */
export function pathIn(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri, false);
}

/** A file of the example, in front. */
export async function opened(file: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uriOf(file));
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** A new file on the disk, in front. */
export async function written(file: string, text: string): Promise<vscode.TextDocument> {
  await vscode.workspace.fs.writeFile(uriOf(file), Buffer.from(text));
  return opened(file);
}

/** Where a piece of text stands that stands in the document once. */
export function rangeOf(document: vscode.TextDocument, token: string): vscode.Range {
  const text = document.getText();
  const start = text.indexOf(token);
  assert.notEqual(start, -1, `\`${token}\` stands in ${pathIn(document.uri)}`);
  assert.equal(text.indexOf(token, start + 1), -1, `\`${token}\` stands once in ${pathIn(document.uri)}`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + token.length));
}

/** The start of a word inside a longer piece of text. */
export function positionOf(document: vscode.TextDocument, token: string, word = token): vscode.Position {
  const { start } = rangeOf(document, token);
  return document.positionAt(document.offsetAt(start) + token.indexOf(word));
}

export async function replaced(document: vscode.TextDocument, token: string, by: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, token), by);
  assert.equal(await vscode.workspace.applyEdit(edit), true, 'the editor takes the edit');
}

export async function inserted(document: vscode.TextDocument, at: vscode.Position, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, at, text);
  assert.equal(await vscode.workspace.applyEdit(edit), true, 'the editor takes the edit');
}

/** At the top, key by key, faster than anybody types: no key waits for what the one before it brought about. */
export async function typed(document: vscode.TextDocument, keys: string): Promise<void> {
  const editor = await vscode.window.showTextDocument(document);
  editor.selection = new vscode.Selection(0, 0, 0, 0);
  await Promise.all([...keys].map((text) => vscode.commands.executeCommand('type', { text })));
}

/** After a test: every document as it is on the disk, none open, and the files that the test made gone. */
export async function restored(...made: readonly string[]): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  for (const file of made) await vscode.workspace.fs.delete(uriOf(file)).then(undefined, () => undefined);
}
