/** The checklist in the activity bar: sections, their items, and beneath each what breaks it and what shows it in place. */
import * as vscode from 'vscode';
import type { ChecklistEntry } from '../server/protocol.ts';
import { type ChecklistNode, rowOf } from './checklist-nodes.ts';
import type { Server } from './server.ts';

export class ChecklistTree implements vscode.TreeDataProvider<ChecklistNode> {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly server: Server;

  constructor(server: Server) {
    this.server = server;
    server.onChange(() => this.refresh());
  }

  refresh(): void {
    this.changed.fire();
  }

  getTreeItem(node: ChecklistNode): vscode.TreeItem {
    return rowOf(node);
  }

  async getChildren(node?: ChecklistNode): Promise<ChecklistNode[]> {
    switch (node?.kind) {
      case undefined:
        return sectionsOf(await this.items());
      case 'section':
        return node.items.map((item) => ({ kind: 'item', item }));
      case 'item':
        return [
          ...node.item.findings.map((finding): ChecklistNode => ({ kind: 'finding', finding })),
          ...node.item.evidence.map((evidence): ChecklistNode => ({ kind: 'evidence', evidence })),
        ];
      default:
        return [];
    }
  }

  /** Nothing before the workspace is read, and nothing where no folder is open: the view says what to do. */
  async items(): Promise<readonly ChecklistEntry[]> {
    if (this.server.state.kind !== 'ready' || !vscode.workspace.workspaceFolders?.length) return [];
    return this.server.checklist();
  }
}

function sectionsOf(items: readonly ChecklistEntry[]): ChecklistNode[] {
  const titles = [...new Set(items.map(({ section }) => section))];
  return titles.map((title) => ({ kind: 'section', title, items: items.filter(({ section }) => section === title) }));
}
