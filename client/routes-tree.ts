/** Every route with its cost, the dearest first; beneath each the operations that make up the cost, and the way to them. */
import * as vscode from 'vscode';
import type { Location, RouteEntry, TermEntry } from '../server/protocol.ts';
import { goingTo, longPlace, shortPlace } from './places.ts';
import type { Server } from './server.ts';

type RouteNode =
  | { readonly kind: 'route'; readonly route: RouteEntry }
  | { readonly kind: 'term'; readonly term: TermEntry }
  | { readonly kind: 'step'; readonly place: Location };

export class RoutesTree implements vscode.TreeDataProvider<RouteNode> {
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

  async getChildren(node?: RouteNode): Promise<RouteNode[]> {
    switch (node?.kind) {
      case undefined:
        return (await this.routes()).map((route) => ({ kind: 'route', route }));
      case 'route':
        return node.route.terms.map((term) => ({ kind: 'term', term }));
      case 'term':
        return node.term.chain.length > 1 ? node.term.chain.map((place) => ({ kind: 'step', place })) : [];
      default:
        return [];
    }
  }

  getTreeItem(node: RouteNode): vscode.TreeItem {
    switch (node.kind) {
      case 'route':
        return routeRow(node.route);
      case 'term':
        return termRow(node.term);
      case 'step':
        return stepRow(node.place);
    }
  }

  async routes(): Promise<readonly RouteEntry[]> {
    return this.server.state.kind === 'ready' ? this.server.routes() : [];
  }
}

function routeRow(route: RouteEntry): vscode.TreeItem {
  const { method, path, summary, overBudget, terms, location } = route;
  const row = new vscode.TreeItem(
    [method, path].filter(Boolean).join(' '),
    terms.length ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None,
  );
  const grows = terms.some(({ isRepeated }) => isRepeated);
  row.id = `${method} ${path} ${location.uri}:${location.range.start.line}:${location.range.start.character}`;
  row.iconPath = overBudget
    ? new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground'))
    : grows
      ? new vscode.ThemeIcon('graph', new vscode.ThemeColor('problemsWarningIcon.foreground'))
      : new vscode.ThemeIcon('arrow-small-right', new vscode.ThemeColor('descriptionForeground'));
  row.description = `${summary}${overBudget}`;
  row.tooltip = new vscode.MarkdownString(`**${method}** `)
    .appendText(path)
    .appendMarkdown(`\n\n${summary} per request${grows ? ', growing with the data' : ''}${overBudget}\n\n${longPlace(location)}`);
  row.command = goingTo(location);
  return row;
}

const ICONS: Readonly<Record<TermEntry['kind'], string>> = { query: 'database', request: 'globe', blocking: 'watch' };

export function iconOf({ kind, isRepeated }: TermEntry): vscode.ThemeIcon {
  return new vscode.ThemeIcon(ICONS[kind], new vscode.ThemeColor(isRepeated ? 'problemsWarningIcon.foreground' : 'descriptionForeground'));
}

export function oftenText({ often, isConcurrent }: TermEntry): string {
  return isConcurrent ? `${often}, all at once` : often;
}

function termRow(term: TermEntry): vscode.TreeItem {
  const { operation, location, chain } = term;
  const row = new vscode.TreeItem(
    operation,
    chain.length > 1 ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None,
  );
  row.iconPath = iconOf(term);
  row.description = `${oftenText(term)} · ${shortPlace(location)}`;
  row.tooltip = longPlace(location);
  row.command = goingTo(location);
  return row;
}

function stepRow(place: Location): vscode.TreeItem {
  const row = new vscode.TreeItem(shortPlace(place));
  row.iconPath = new vscode.ThemeIcon('arrow-small-right', new vscode.ThemeColor('descriptionForeground'));
  row.tooltip = longPlace(place);
  row.command = goingTo(place);
  return row;
}
