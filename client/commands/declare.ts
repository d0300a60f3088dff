/** Declaring a checklist item done or not applicable: a person's word, kept with its reason in the workspace's latency-lens.json. */
import * as vscode from 'vscode';
import type { DeclareParameters } from '../../server/protocol.ts';
import type { ChecklistTree } from '../checklist-tree.ts';
import type { Server } from '../server.ts';
import { pickedItem } from './picked-item.ts';

export function declareDone(argument: unknown, server: Server, tree: ChecklistTree): Promise<void> {
  return declare(argument, server, tree, 'done', 'How is it done? For example: CloudFront in front of all static files');
}

export function declareNotApplicable(argument: unknown, server: Server, tree: ChecklistTree): Promise<void> {
  return declare(argument, server, tree, 'not-applicable', 'Why does it not apply? For example: an internal service with ten users');
}

export async function clearDeclaration(argument: unknown, server: Server, tree: ChecklistTree): Promise<void> {
  const item = await pickedItem(argument, tree, ({ declared }) => declared !== null);
  if (item) await write({ item: item.id, declaration: null }, server);
}

async function declare(
  argument: unknown,
  server: Server,
  tree: ChecklistTree,
  status: 'done' | 'not-applicable',
  placeHolder: string,
): Promise<void> {
  const item = await pickedItem(argument, tree);
  if (!item) return;
  const reason = await vscode.window.showInputBox({
    title: item.text,
    prompt: 'The reason is written to latency-lens.json, for those who come after you.',
    placeHolder,
    value: item.declared?.reason ?? '',
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() ? undefined : 'Say the reason, so that others can judge it.'),
  });
  if (reason) await write({ item: item.id, declaration: { status, reason: reason.trim() } }, server);
}

async function write(declaration: DeclareParameters, server: Server): Promise<void> {
  const folder = await pickedFolder();
  if (!folder) return;
  const edit = await server.declare({ ...declaration, folder: folder.uri.toString() });
  if (!edit || !(await vscode.workspace.applyEdit(edit))) return;
  for (const [uri] of edit.entries()) await (await vscode.workspace.openTextDocument(uri)).save();
}

async function pickedFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length < 2) return folders[0];
  return vscode.window.showWorkspaceFolderPick({ placeHolder: 'In which folder’s latency-lens.json?' });
}
