/** Walks through what a route costs: its operations in a list, each shown in the code as it is passed over. */
import * as vscode from 'vscode';
import type { CostParameters, RouteEntry, TermEntry } from '../../server/protocol.ts';
import { goTo, locationFrom, longPlace } from '../places.ts';
import { iconOf, oftenText, type RoutesTree } from '../routes-tree.ts';
import type { Server } from '../server.ts';

interface TermPick extends vscode.QuickPickItem {
  readonly term?: TermEntry;
}

const CHAIN: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('references'), tooltip: 'Peek at the way from the route to here' };

/** @param argument where the route's lens stands; without one, a route is picked */
export async function showCost(argument: unknown, server: Server, tree: RoutesTree): Promise<void> {
  const route = argument ? await server.cost(argument as CostParameters) : await pickedRoute(tree);
  if (!route) return;
  if (route.terms.length) walkThrough(route);
  else await goTo(route.location);
}

async function pickedRoute(tree: RoutesTree): Promise<RouteEntry | undefined> {
  const routes = await tree.routes();
  const picks = routes.map((route) => ({ label: `${route.method} ${route.path}`, description: route.summary, route }));
  return (await vscode.window.showQuickPick(picks, { placeHolder: 'Which route? The dearest come first.', matchOnDescription: true }))
    ?.route;
}

function walkThrough(route: RouteEntry): void {
  const before = vscode.window.activeTextEditor;
  const came = before && { document: before.document, selection: before.selection };
  const list = vscode.window.createQuickPick<TermPick>();
  list.title = `${route.method} ${route.path} · ${route.summary} per request`;
  list.placeholder = 'What one request sends. Enter goes there.';
  list.items = picksOf(route);
  let hasChosen = false;
  list.onDidChangeActive(([active]) => {
    if (active?.term) void goTo(active.term.location, { preserveFocus: true, preview: true });
  });
  list.onDidAccept(() => {
    hasChosen = true;
    const [active] = list.activeItems;
    list.hide();
    if (active?.term) void goTo(active.term.location);
  });
  list.onDidTriggerItemButton(({ item }) => {
    hasChosen = true;
    list.hide();
    if (item.term) void peek(item.term);
  });
  list.onDidHide(() => {
    list.dispose();
    if (!hasChosen && came) void vscode.window.showTextDocument(came.document, { selection: came.selection });
  });
  list.show();
}

const TITLES: Readonly<Record<TermEntry['kind'], string>> = { query: 'queries', request: 'requests', blocking: 'keeps the thread busy' };

function picksOf({ terms }: RouteEntry): TermPick[] {
  const kinds = [...new Set(terms.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => [
    { label: TITLES[kind], kind: vscode.QuickPickItemKind.Separator },
    ...terms
      .filter((term) => term.kind === kind)
      .map(
        (term): TermPick => ({
          label: term.operation,
          description: oftenText(term),
          detail: longPlace(term.location),
          iconPath: iconOf(term),
          buttons: term.chain.length > 1 ? [CHAIN] : [],
          term,
        }),
      ),
  ]);
}

async function peek({ location, chain }: TermEntry): Promise<void> {
  await goTo(location);
  const { uri, range } = locationFrom(location);
  await vscode.commands.executeCommand('editor.action.peekLocations', uri, range.start, chain.map(locationFrom), 'peek');
}
