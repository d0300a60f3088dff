/** Every command by its id. */
import * as vscode from 'vscode';
import { COMMANDS } from '../../server/protocol.ts';
import type { ChecklistTree } from '../checklist-tree.ts';
import type { RoutesTree } from '../routes-tree.ts';
import type { Server } from '../server.ts';
import { showCost } from './cost.ts';
import { clearDeclaration, declareDone, declareNotApplicable } from './declare.ts';
import { fixAll, nextFinding } from './findings.ts';
import { showPageOf } from './pages.ts';
import { insertSnippet } from './snippets.ts';
import { suppress } from './suppress.ts';

export interface Views {
  readonly checklist: ChecklistTree;
  readonly routes: RoutesTree;
}

export function registerCommands(server: Server, views: Views): vscode.Disposable[] {
  const commands: Readonly<Record<string, (argument?: unknown) => unknown>> = {
    [COMMANDS.showCost]: (argument) => showCost(argument, server, views.routes),
    [COMMANDS.showPage]: (argument) => showPageOf(argument, views.checklist),
    [COMMANDS.suppress]: (argument) => suppress(argument, server),
    'latencyLens.showChecklist': () => vscode.commands.executeCommand('latencyLens.checklist.focus'),
    'latencyLens.nextFinding': nextFinding,
    'latencyLens.fixAll': fixAll,
    'latencyLens.insertSnippet': (argument) => insertSnippet(argument, views.checklist),
    'latencyLens.declareDone': (argument) => declareDone(argument, server, views.checklist),
    'latencyLens.declareNotApplicable': (argument) => declareNotApplicable(argument, server, views.checklist),
    'latencyLens.clearDeclaration': (argument) => clearDeclaration(argument, server, views.checklist),
    'latencyLens.toggleCodeLens': () => toggle('codeLens.enabled'),
    'latencyLens.toggleInlayHints': () => toggle('inlayHints.enabled'),
    'latencyLens.refresh': () => {
      views.checklist.refresh();
      views.routes.refresh();
    },
    'latencyLens.showLog': () => server.log.show(),
  };
  return Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run));
}

async function toggle(setting: string): Promise<void> {
  const settings = vscode.workspace.getConfiguration('latencyLens');
  await settings.update(setting, !settings.get<boolean>(setting), vscode.ConfigurationTarget.Global);
}
