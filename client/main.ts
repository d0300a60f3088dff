/**
 * The extension: starts the language server, draws what it answers in views and the status bar, and carries out commands. It knows
 * no rule, reads no code, and sends nothing anywhere.
 */
import * as vscode from 'vscode';
import { ChecklistTree } from './checklist-tree.ts';
import { registerCommands } from './commands/commands.ts';
import { registerPages } from './pages.ts';
import { RoutesTree } from './routes-tree.ts';
import { createServer, type Server } from './server.ts';
import { registerStatusBar } from './status-bar.ts';

/** What tests in the editor see. */
export interface Exports {
  readonly checklist: vscode.TreeDataProvider<unknown>;
}

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<Exports> {
  const started = createServer(context.asAbsolutePath('dist/server.js'), context.storageUri);
  server = started;
  const checklist = new ChecklistTree(started);
  const routes = new RoutesTree(started);
  context.subscriptions.push(
    started,
    vscode.window.createTreeView('latencyLens.checklist', { treeDataProvider: checklist, showCollapseAll: true }),
    vscode.window.createTreeView('latencyLens.routes', { treeDataProvider: routes, showCollapseAll: true }),
    registerPages(started),
    registerStatusBar(started),
    ...registerCommands(started, { checklist, routes }),
  );
  await started.start();
  return { checklist };
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}
