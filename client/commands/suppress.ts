/** Allows a finding, with the reason that is asked for. */
import * as vscode from 'vscode';
import type { SuppressTarget } from '../../server/protocol.ts';
import type { Server } from '../server.ts';

export async function suppress(argument: unknown, server: Server): Promise<void> {
  const target = argument as SuppressTarget;
  const reason = await vscode.window.showInputBox({
    title: target.scope === 'file' ? `Allow ${target.rule} in this file` : `Allow ${target.rule} here`,
    prompt: 'The reason is kept in a comment beside the code.',
    placeHolder: 'For example: three rows at most',
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() ? undefined : 'Say why this is fine, so that others can judge it.'),
  });
  if (!reason) return;
  const edit = await server.suppress({ ...target, reason: reason.trim() });
  if (edit) await vscode.workspace.applyEdit(edit);
}
