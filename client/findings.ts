/** The findings that the editor holds: those that are drawn. */
import * as vscode from 'vscode';

const SOURCE = 'latency-lens';

/** Of a document, in the order of the text. */
export function findingsOf(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === SOURCE)
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}
