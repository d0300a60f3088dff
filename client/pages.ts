/** Pages of rules and checklist items as read-only documents, which the Markdown preview shows. */
import * as vscode from 'vscode';
import type { PageParameters } from '../server/protocol.ts';
import type { Server } from './server.ts';

const SCHEME = 'latency-lens';

export function registerPages(server: Server): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: async ({ path }) => {
      const page = pageAt(path);
      return (page && (await server.page(page))) ?? `# No such page\n\nThere is no page \`${path}\`.`;
    },
  });
}

export async function showPage({ kind, id }: PageParameters): Promise<void> {
  await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.from({ scheme: SCHEME, path: `/${kind}/${id}.md` }));
}

function pageAt(path: string): PageParameters | undefined {
  const [, kind, id] = /\/(rule|item)\/([\w-]+)\.md$/.exec(path) ?? [];
  return id && (kind === 'rule' || kind === 'item') ? { kind, id } : undefined;
}
