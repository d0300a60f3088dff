/** The protocol's places as the editor's. */
import * as vscode from 'vscode';
import type { Location, Range } from '../server/protocol.ts';

export function rangeFrom({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

export function locationFrom({ uri, range }: Location): vscode.Location {
  return new vscode.Location(vscode.Uri.parse(uri), rangeFrom(range));
}

/** `orders.ts:12` */
export function shortPlace({ uri, range }: Location): string {
  const { path } = vscode.Uri.parse(uri);
  return `${path.slice(path.lastIndexOf('/') + 1)}:${range.start.line + 1}`;
}

/** `src/services/orders.ts:12` */
export function longPlace({ uri, range }: Location): string {
  return `${vscode.workspace.asRelativePath(vscode.Uri.parse(uri))}:${range.start.line + 1}`;
}

/** For tree items: a click goes there. */
export function goingTo({ uri, range }: Location): vscode.Command {
  const selection = new vscode.Range(rangeFrom(range).start, rangeFrom(range).start);
  return { title: 'Go There', command: 'vscode.open', arguments: [vscode.Uri.parse(uri), { selection, preview: true }] };
}

export async function goTo({ uri, range }: Location, options: vscode.TextDocumentShowOptions = {}): Promise<void> {
  await vscode.window.showTextDocument(vscode.Uri.parse(uri), { selection: rangeFrom(range), ...options });
}
