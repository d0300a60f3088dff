/** The checklist item that a command is about: the row it was called on, or one that is picked. */
import * as vscode from 'vscode';
import type { ChecklistEntry } from '../../server/protocol.ts';
import type { ChecklistNode } from '../checklist-nodes.ts';
import type { ChecklistTree } from '../checklist-tree.ts';

export async function pickedItem(
  argument: unknown,
  tree: ChecklistTree,
  isWanted: (item: ChecklistEntry) => boolean = () => true,
): Promise<ChecklistEntry | undefined> {
  if (isItemNode(argument)) return argument.item;
  const items = (await tree.items()).filter(isWanted);
  const picked = await vscode.window.showQuickPick(
    items.map((item) => ({ label: item.text, description: item.section, item })),
    { placeHolder: 'Which item of the checklist?', matchOnDescription: true },
  );
  return picked?.item;
}

function isItemNode(argument: unknown): argument is ChecklistNode & { readonly kind: 'item' } {
  return typeof argument === 'object' && argument !== null && 'kind' in argument && argument.kind === 'item' && 'item' in argument;
}
