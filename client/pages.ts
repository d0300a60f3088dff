/** Pages of rules and checklist items as read-only documents, which the Markdown preview shows. */
import * as vscode from 'vscode';
import { PAGE_SCHEME, type PageParameters, pageAddress } from '../server/protocol.ts';
import type { Server } from './server.ts';

export function registerPages(server: Server): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(PAGE_SCHEME, {
    provideTextDocumentContent: async ({ path }) => {
      const page = pageAt(path);
      return (page && (await server.page(page))) ?? `# No such page\n\nThere is no page \`${path}\`.`;
    },
  });
}

export async function showPage(page: PageParameters): Promise<void> {
  await vscode.commands.executeCommand('vscode.openWith', vscode.Uri.parse(pageAddress(page)), 'vscode.markdown.preview.editor');
}

function pageAt(path: string): PageParameters | undefined {
  const [, kind, id] = /\/(rule|item)\/([\w-]+)\.md$/.exec(path) ?? [];
  return id && (kind === 'rule' || kind === 'item') ? { kind, id } : undefined;
}
