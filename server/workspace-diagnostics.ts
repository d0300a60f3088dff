/**
 * Diagnostics of all files, for a client that asks. One that can take partial answers is answered when there is something new, so
 * that asking again and again costs nothing; one that cannot is answered at once.
 */
import type {
  CancellationToken,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { cancellationOf } from './answering.ts';
import { reportOf } from './answers/diagnostics.ts';
import { breathing } from './breathing.ts';
import { addressOf, type Session, versionOf } from './session.ts';
import type { Settling } from './settling.ts';
import { pathOf } from './uris.ts';

export async function workspaceDiagnostics(
  { previousResultIds }: WorkspaceDiagnosticParams,
  canWait: boolean,
  token: CancellationToken,
  sessionNow: () => Session,
  settling: Settling,
): Promise<WorkspaceDiagnosticReport> {
  const known = new Map(previousResultIds.flatMap(({ uri, value }) => [[pathOf(uri) ?? uri, { uri, value }] as const]));
  for (;;) {
    const change = settling.next();
    const items = await news(known, sessionNow, token);
    if (!canWait || token.isCancellationRequested || items.some(({ kind }) => kind === 'full')) return { items };
    await Promise.race([change, cancellationOf(token)]);
  }
}

async function news(
  known: ReadonlyMap<string, { readonly uri: string; readonly value: string }>,
  sessionNow: () => Session,
  token: CancellationToken,
): Promise<WorkspaceDocumentDiagnosticReport[]> {
  const breathe = breathing();
  const items: WorkspaceDocumentDiagnosticReport[] = [];
  const first = sessionNow();
  const unread = first.membership.unreadable().map(({ file }) => file);
  for (const path of new Set([...known.keys(), ...unread, ...first.workspace.files()])) {
    if (token.isCancellationRequested) break;
    const session = sessionNow();
    const before = known.get(path);
    const report = reportOf(session, path);
    const at = { uri: before?.uri ?? addressOf(session, path), version: versionOf(session, path) };
    if (before?.value === report.resultId) items.push({ kind: 'unchanged', resultId: report.resultId, ...at });
    else if (before || report.items.length) items.push({ ...report, ...at });
    await breathe();
  }
  return items;
}
