/**
 * The language server: the protocol in, the engine asked, the protocol out. It knows no rule and nothing that is slow; it reads,
 * and never runs, writes or sends anything. This file puts the parts together; what is answered is in `answers/`.
 */
import {
  type CodeAction,
  type Connection,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { Files, Storage } from '../engine/contract/files.ts';
import { version } from '../package.json';
import { abilitiesOf } from './abilities.ts';
import { askedAgain, createAnswering } from './answering.ts';
import { codeActionsOf, KINDS, resolvedCodeAction } from './answers/code-actions.ts';
import { hoverAt } from './answers/hover.ts';
import { openDocuments, withOpenDocuments } from './documents.ts';
import { createDrawing } from './drawing.ts';
import { engineVersion } from './engine-version.ts';
import { createKeptModules } from './kept-modules.ts';
import { createKeptReports } from './kept-reports.ts';
import { createLog } from './log.ts';
import { createMembership } from './membership.ts';
import { createNursery } from './nursery.ts';
import { openWorkspace } from './open-workspace.ts';
import { onOwnRequests } from './own-requests.ts';
import { installedPages, type Pages } from './pages.ts';
import { createProgress } from './progress.ts';
import { NOTIFICATIONS, type ServerState } from './protocol.ts';
import type { Session } from './session.ts';
import { SECTION, settingsFrom } from './settings.ts';
import { createSettling } from './settling.ts';
import { createTexts } from './texts.ts';
import { pathOf } from './uris.ts';
import { warmUp } from './warm-up.ts';
import { registerWatching } from './watching.ts';
import { workspaceDiagnostics } from './workspace-diagnostics.ts';

/** @param storageIn what may be kept in a folder between two sessions; the client names the folder */
export function startServer(connection: Connection, disk: Files, storageIn: (folder: string) => Storage): void {
  const log = createLog(connection.console);
  const keptModules = createKeptModules(engineVersion);
  const workspace = openWorkspace((what, where, error) => log.failure(`${what} in ${where}`, error), keptModules);
  const keptReports = createKeptReports(engineVersion);
  const texts = createTexts(workspace);
  const documents = openDocuments(connection);
  const files = withOpenDocuments(disk, documents);
  let client = abilitiesOf({ capabilities: {}, processId: null, rootUri: null });
  let settings = settingsFrom(undefined);
  let pages: Pages = { address: () => undefined, link: () => undefined, text: async () => undefined };
  let folders: readonly string[] = [];
  let state: ServerState = { kind: 'reading' };

  const sessionNow = (): Session => ({ workspace, texts, documents, membership, pages, client, settings, folders });
  const drawing = createDrawing(connection, sessionNow, keptReports);
  const settling = createSettling(async () => {
    // Half of a workspace must not be asked: what is worked out from it is worked out again, in one go, when the rest is there.
    if (state.kind === 'reading') return;
    await drawing.refresh().catch((error) => log.failure('refreshing what is drawn', error));
    await connection.sendNotification(NOTIFICATIONS.changed);
  });
  const nursery = createNursery();
  const progress = createProgress(connection, () => client.hasProgress);
  const membership = createMembership({
    files,
    texts,
    openPaths: documents.paths,
    onProgress: progress.report,
    onChange: settling.changed,
    onFailure: log.failure,
  });
  const configured = signal();
  const read = signal();
  const answering = createAnswering({
    isRead: () => read.given,
    versionFor: (parameters) => documents.at(pathOf(addressIn(parameters)) ?? '')?.version,
    now: () => performance.now(),
    log,
  });

  connection.onInitialize(async (parameters): Promise<InitializeResult> => {
    client = abilitiesOf(parameters);
    folders = foldersOf(parameters);
    if (client.storage !== undefined) {
      const storage = storageIn(client.storage);
      keptModules.begin(storage);
      keptReports.begin(storage);
    }
    pages = await installedPages(disk, client.hasCommands);
    return { capabilities, serverInfo: { name: 'Latency Lens', version } };
  });
  connection.onShutdown(keptReports.save);
  connection.onInitialized(() => log.aside('starting', begin()));

  async function begin(): Promise<void> {
    await registerWatching(connection, client);
    if (client.hasFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => pathOf(uri)));
        const next = [...folders.filter((folder) => !gone.has(folder)), ...added.flatMap(({ uri }) => pathOf(uri) ?? [])];
        log.aside('taking folders', inFolders(next));
      });
    }
    await readSettings().finally(configured.give);
    await inFolders(folders).finally(read.give);
  }

  async function readSettings(): Promise<void> {
    if (client.hasConfiguration) settings = settingsFrom(await connection.workspace.getConfiguration(SECTION));
  }

  async function inFolders(next: readonly string[]): Promise<void> {
    folders = [...new Set(next)];
    workspace.setRoots(folders);
    await tellState({ kind: 'reading' });
    await progress.begin();
    await membership.setFolders(folders);
    log.aside('keeping what was lowered', keptModules.end());
    progress.next('following the calls');
    await warmUp(workspace, documents.paths(), progress.report, log.failure);
    progress.end();
    await tellState({ kind: 'ready' });
    settling.changed();
  }

  function tellState(next: ServerState): Promise<void> {
    state = next;
    return connection.sendNotification(NOTIFICATIONS.state, state);
  }

  connection.onDidChangeConfiguration(({ settings: given }) => {
    if (!client.hasConfiguration) settings = settingsFrom(given?.[SECTION]);
    log.aside('reading the settings', readSettings().then(settling.changed));
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    // An open document's text comes from the editor; only that it is gone is news.
    const news = changes.flatMap(({ uri, type }) => {
      const path = pathOf(uri);
      return path === undefined || (type !== FileChangeType.Deleted && membership.has(path) && documents.at(path)) ? [] : [path];
    });
    if (news.length) log.aside('following the disk', membership.touched(news));
  });
  documents.onOpen(({ document }) => {
    const path = pathOf(document.uri) ?? '';
    const opened = Promise.all([membership.opened(path), read.given]).then(() => workspace.prepare(path));
    log.aside('opening a file', opened);
  });
  documents.onChange(({ document }) => {
    const path = pathOf(document.uri);
    if (path === undefined || !membership.changed(path, document.getText())) return;
    nursery.changed();
    if (!client.pullsDiagnostics)
      log.aside(
        'pushing diagnostics',
        read.given.then(() => drawing.push(path)),
      );
    settling.changed();
  });
  documents.onClose(({ document }) => {
    const path = pathOf(document.uri);
    if (path === undefined) return;
    drawing.closed(path);
    log.aside('closing a file', membership.closed(path));
  });

  const { asked, drawn } = answering;
  const pulled = drawn('diagnostics', { kind: 'full', items: [] }, drawing.diagnostics, async (parameters) => {
    await configured.given;
    return read.isGiven() ? undefined : drawing.earlyDiagnostics(parameters);
  });
  connection.languages.diagnostics.on(async (parameters, token) => askedAgain(await pulled(parameters, token)));
  connection.languages.diagnostics.onWorkspace(async (parameters, token, _, partial) => {
    const answer = () => workspaceDiagnostics(parameters, partial !== undefined, token, sessionNow, settling);
    return askedAgain(await drawn('workspace diagnostics', { items: [] }, answer)(parameters, token));
  });
  connection.onCodeLens(drawn('code lens', [], drawing.codeLenses));
  connection.languages.inlayHint.on(drawn('inlay hints', [], drawing.inlayHints));
  connection.onHover(
    asked('hover', null, ({ textDocument, position }) => {
      const path = pathOf(textDocument.uri);
      return path === undefined ? null : hoverAt(sessionNow(), path, position);
    }),
  );
  connection.onCodeAction(asked('code actions', [], (parameters) => codeActionsOf(sessionNow(), parameters)));
  connection.onCodeActionResolve((action, token) => resolved(action)(action, token));
  const resolved = (action: CodeAction) =>
    asked<CodeAction, CodeAction>('code action', action, () => resolvedCodeAction(sessionNow(), action));
  onOwnRequests(connection, answering, sessionNow);
  connection.listen();
}

const capabilities: InitializeResult['capabilities'] = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  diagnosticProvider: { identifier: 'latency-lens', interFileDependencies: true, workspaceDiagnostics: true },
  codeActionProvider: { codeActionKinds: KINDS, resolveProvider: true },
  codeLensProvider: {},
  hoverProvider: true,
  inlayHintProvider: true,
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};

/** Something that happens once, and that others wait for. */
function signal(): { readonly given: Promise<void>; isGiven(): boolean; give(): void } {
  let isGiven = false;
  let tell: () => void = () => undefined;
  const given = new Promise<void>((resolve) => {
    tell = resolve;
  });
  return {
    given,
    isGiven: () => isGiven,
    give: () => {
      isGiven = true;
      tell();
    },
  };
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
  return uris.flatMap((uri) => pathOf(uri) ?? []);
}

/** The document that parameters speak of. */
function addressIn(parameters: unknown): string {
  const { textDocument, uri } = (parameters ?? {}) as { readonly textDocument?: { readonly uri?: string }; readonly uri?: string };
  return textDocument?.uri ?? uri ?? '';
}
