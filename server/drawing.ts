/**
 * What is drawn in the editor: diagnostics, lenses and hints. Answers the client where it asks, and asks it to ask again where an
 * answer that it holds is no longer true. Where it cannot ask for diagnostics, they are pushed.
 */
import type {
  CodeLens,
  CodeLensParams,
  Connection,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  InlayHint,
  InlayHintParams,
  Range,
} from 'vscode-languageserver';
import { diagnosticsOf, reportOf } from './answers/diagnostics.ts';
import { codeLensesOf, inlayHintsOf } from './answers/lenses.ts';
import { breathing } from './breathing.ts';
import { createFreshness } from './freshness.ts';
import type { KeptReports } from './kept-reports.ts';
import { addressOf, type Session, versionOf } from './session.ts';
import { pathOf } from './uris.ts';

export interface Drawing {
  diagnostics(parameters: DocumentDiagnosticParams): DocumentDiagnosticReport;
  /** What the last session said of the text, while nothing better is known; undefined where it said nothing. */
  earlyDiagnostics(parameters: DocumentDiagnosticParams): DocumentDiagnosticReport | undefined;
  codeLenses(parameters: CodeLensParams): CodeLens[];
  inlayHints(parameters: InlayHintParams): InlayHint[];
  /** A push of one document, for a client that cannot ask. */
  push(path: string): void;
  /** Brings everything that the client holds up to date. */
  refresh(): Promise<void>;
  closed(path: string): void;
}

const WHOLE: Range = { start: { line: 0, character: 0 }, end: { line: Number.MAX_SAFE_INTEGER, character: 0 } };

export function createDrawing(connection: Connection, sessionNow: () => Session, keptReports: KeptReports): Drawing {
  const [diagnostics, lenses, hints] = [createFreshness(), createFreshness(), createFreshness()];
  /** By path, what was pushed last. */
  const pushed = new Map<string, string>();

  function push(path: string): void {
    const session = sessionNow();
    const { items, resultId } = reportOf(session, path);
    const version = versionOf(session, path);
    const key = `${version} ${resultId}`;
    if (pushed.get(path) === key || (!pushed.has(path) && !items.length)) return;
    if (items.length) pushed.set(path, key);
    else pushed.delete(path);
    void connection.sendDiagnostics({ uri: addressOf(session, path), diagnostics: items, ...(version === null ? {} : { version }) });
  }

  return {
    diagnostics({ textDocument: { uri }, previousResultId }) {
      const path = pathOf(uri);
      if (path === undefined) return { kind: 'full', items: [] };
      const session = sessionNow();
      const report = reportOf(session, path);
      diagnostics.told(path, versionOf(session, path) ?? -1, report.items);
      const document = session.documents.at(path);
      if (document) keptReports.told(path, document.getText(), report.items);
      return report.resultId === previousResultId ? { kind: 'unchanged', resultId: report.resultId } : report;
    },
    earlyDiagnostics({ textDocument: { uri } }) {
      const { documents, settings } = sessionNow();
      const path = pathOf(uri);
      const document = path === undefined ? undefined : documents.at(path);
      if (path === undefined || !document || !settings.isEnabled) return undefined;
      const items = keptReports.of(path, document.getText());
      if (items) diagnostics.told(path, document.version, items);
      return items && { kind: 'full', items: [...items] };
    },
    codeLenses({ textDocument: { uri } }) {
      const path = pathOf(uri);
      if (path === undefined) return [];
      const session = sessionNow();
      const answer = codeLensesOf(session, path, uri);
      lenses.told(path, versionOf(session, path) ?? -1, answer);
      return answer;
    },
    inlayHints({ textDocument: { uri }, range }) {
      const path = pathOf(uri);
      if (path === undefined) return [];
      const session = sessionNow();
      hints.told(path, versionOf(session, path) ?? -1, inlayHintsOf(session, path, WHOLE));
      return inlayHintsOf(session, path, range);
    },
    push,
    async refresh() {
      const session = sessionNow();
      const { client, documents } = session;
      const breathe = breathing();
      const isStale = { diagnostics: false, lenses: false, hints: false };
      for (const path of documents.paths()) {
        const document = documents.at(path);
        if (!document) continue;
        const { version, uri } = document;
        isStale.diagnostics ||= diagnostics.isStale(path, version, diagnosticsOf(session, path));
        isStale.lenses ||= lenses.isStale(path, version, codeLensesOf(session, path, uri));
        isStale.hints ||= hints.isStale(path, version, inlayHintsOf(session, path, WHOLE));
        await breathe();
      }
      if (isStale.diagnostics && client.refreshesDiagnostics) void connection.languages.diagnostics.refresh();
      if (isStale.lenses && client.refreshesCodeLenses) void connection.sendRequest('workspace/codeLens/refresh');
      if (isStale.hints && client.refreshesInlayHints) void connection.languages.inlayHint.refresh();
      if (client.pullsDiagnostics) return;
      for (const path of new Set([...pushed.keys(), ...session.workspace.files()])) {
        push(path);
        await breathe();
      }
    },
    closed(path) {
      for (const one of [diagnostics, lenses, hints]) one.forget(path);
    },
  };
}
