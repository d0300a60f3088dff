/** Finds things in the example by what is written there, so that tests survive edits to it. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

export async function until<Value>(
  what: string,
  probe: () => Value | undefined | false | Promise<Value | undefined | false>,
  milliseconds = 30_000,
): Promise<Value> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > end) throw new Error(`timed out waiting for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export function uriOf(file: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'a workspace folder is open');
  return vscode.Uri.joinPath(folder.uri, file);
}

export async function opened(file: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uriOf(file));
  await vscode.window.showTextDocument(document);
  return document;
}

/** The position of a piece of text that stands in the document once. */
export function positionOf(document: vscode.TextDocument, token: string): vscode.Position {
  const offset = document.getText().indexOf(token);
  assert.notEqual(offset, -1, `'${token}' stands in ${document.uri.path}`);
  return document.positionAt(offset);
}

export function ownDiagnostics(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'latency-lens');
}

export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

export async function diagnosticOf(uri: vscode.Uri, rule: string): Promise<vscode.Diagnostic> {
  return until(`${rule} in ${uri.path}`, () => ownDiagnostics(uri).find((one) => ruleOf(one) === rule));
}
