/** The language server as the extension sees it: questions with their answers' types, and what it tells of itself. */
import * as vscode from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  LSPErrorCodes,
  ResponseError,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import {
  type ChecklistEntry,
  COMMANDS,
  type CostParameters,
  type DeclareParameters,
  type FileParameters,
  type FileStatus,
  type InitializationOptions,
  NOTIFICATIONS,
  type PageParameters,
  REQUESTS,
  type RouteEntry,
  type ServerState,
  type SuppressParameters,
} from '../server/protocol.ts';

export interface Server extends vscode.Disposable {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** The checklist or the routes may have changed. */
  readonly onChange: vscode.Event<void>;
  readonly onState: vscode.Event<ServerState>;
  readonly state: ServerState;
  readonly log: vscode.LogOutputChannel;

  checklist(): Promise<readonly ChecklistEntry[]>;
  routes(): Promise<readonly RouteEntry[]>;
  cost(route: CostParameters): Promise<RouteEntry | null>;
  /** Undefined where the file was changed before the answer was there. */
  fileStatus(file: FileParameters): Promise<FileStatus | undefined>;
  page(page: PageParameters): Promise<string | null>;
  /** Undefined where there is nothing to change. */
  declare(declaration: DeclareParameters): Promise<vscode.WorkspaceEdit | undefined>;
  suppress(target: SuppressParameters): Promise<vscode.WorkspaceEdit | undefined>;
}

/**
 * @param module the server's program
 * @param storage where the server may keep what makes the next start faster; there is none for an empty window
 */
export function createServer(module: string, storage: vscode.Uri | undefined): Server {
  const log = vscode.window.createOutputChannel('Latency Lens', { log: true });
  const client = new LanguageClient('latencyLens', 'Latency Lens', programOf(module), {
    ...options,
    initializationOptions: optionsFor(storage),
    outputChannel: log,
  });
  const changed = new vscode.EventEmitter<void>();
  const stateChanged = new vscode.EventEmitter<ServerState>();
  let state: ServerState = { kind: 'reading' };
  client.onNotification(NOTIFICATIONS.changed, () => changed.fire());
  client.onNotification(NOTIFICATIONS.state, (next: ServerState) => {
    state = next;
    void vscode.commands.executeCommand('setContext', 'latencyLens.isReady', next.kind === 'ready');
    stateChanged.fire(next);
    changed.fire();
  });
  const ask = <Answer>(request: string, parameters?: unknown): Promise<Answer> => client.sendRequest<Answer>(request, parameters);
  const askForEdit = async (request: string, parameters: unknown) =>
    client.protocol2CodeConverter.asWorkspaceEdit(
      await ask<Parameters<typeof client.protocol2CodeConverter.asWorkspaceEdit>[0]>(request, parameters),
    );

  return {
    start: () => client.start(),
    stop: () => client.stop(),
    dispose: () => {
      for (const one of [changed, stateChanged, log]) one.dispose();
    },
    onChange: changed.event,
    onState: stateChanged.event,
    get state() {
      return state;
    },
    log,
    checklist: () => ask(REQUESTS.checklist),
    routes: () => ask(REQUESTS.routes),
    cost: (route) => ask(REQUESTS.cost, route),
    fileStatus: (file) =>
      ask<FileStatus>(REQUESTS.fileStatus, file).catch((error) => {
        if (error instanceof ResponseError && error.code === LSPErrorCodes.ContentModified) return undefined;
        throw error;
      }),
    page: (page) => ask(REQUESTS.page, page),
    declare: (declaration) => askForEdit(REQUESTS.declare, declaration),
    suppress: (target) => askForEdit(REQUESTS.suppress, target),
  };
}

function optionsFor(storage: vscode.Uri | undefined): InitializationOptions {
  return { hasCommands: true, ...(storage?.scheme === 'file' && { storage: storage.fsPath }) };
}

function programOf(module: string): ServerOptions {
  return {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
}

/** Languages in which something may be found. */
const LANGUAGES = ['typescript', 'typescriptreact', 'javascript', 'javascriptreact', 'prisma', 'sql'];

const options: LanguageClientOptions = {
  documentSelector: [
    ...LANGUAGES.map((language) => ({ scheme: 'file', language })),
    { scheme: 'file', pattern: '**/latency-lens.json' },
    { scheme: 'file', pattern: '**/*.prisma' },
  ],
  diagnosticPullOptions: { onChange: true, onSave: false },
  markdown: { isTrusted: { enabledCommands: [COMMANDS.showPage] }, supportThemeIcons: true },
};
