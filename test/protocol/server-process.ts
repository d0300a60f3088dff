/** A language server in a process of its own, on a folder of its own, spoken to as an editor would. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type CodeAction,
  createMessageConnection,
  type Diagnostic,
  type InitializeResult,
  type MessageConnection,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

export interface Client {
  readonly connection: MessageConnection;
  readonly result: InitializeResult;
  /** What was pushed last, by address. */
  readonly pushed: ReadonlyMap<string, PublishDiagnosticsParams>;
  /** The names of requests and notifications that came from the server, in order. */
  readonly heard: readonly string[];
  readonly watched: readonly unknown[];
  uri(path: string): string;
  write(path: string, text: string): void;
  open(path: string): Promise<TextDocument>;
  /** Replaces the first occurrence of a piece of an open document, as typing does. */
  edit(document: TextDocument, piece: string, text: string): Promise<TextDocument>;
  /** Another text in place of all that an open document says. */
  replace(document: TextDocument, text: string): Promise<TextDocument>;
  pull(uri: string): Promise<readonly Diagnostic[]>;
  actions(uri: string, range: Range, only?: readonly string[]): Promise<readonly CodeAction[]>;
  settings(next: Record<string, unknown>): Promise<void>;
  stop(): Promise<void>;
}

export interface Start {
  readonly files: Readonly<Record<string, string>>;
  readonly capabilities?: Record<string, unknown>;
  readonly settings?: Record<string, unknown>;
  readonly initializationOptions?: unknown;
  /** A folder to work in, which stays; one of its own, which goes, unless told. */
  readonly root?: string;
  /** Folders below the files' root that are open; the root itself unless told. */
  readonly folders?: readonly string[];
}

/** What a client like VS Code can do. */
export const ABLE = {
  textDocument: {
    diagnostic: { dynamicRegistration: true },
    codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } },
  },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    didChangeConfiguration: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
    diagnostics: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
  },
  window: { workDoneProgress: true },
};

export async function started({
  files,
  capabilities = ABLE,
  settings = {},
  initializationOptions,
  root: place,
  folders = [''],
}: Start): Promise<Client> {
  const root = place ?? realpathSync(mkdtempSync(join(tmpdir(), 'latency-lens-server-')));
  const uri = (path: string) => pathToFileURL(join(root, path)).href;
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);

  const child = spawn(process.execPath, ['scripts/run.mjs', 'server/main.ts', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = connected(child);
  const pushed = new Map<string, PublishDiagnosticsParams>();
  const heard: string[] = [];
  const watched: unknown[] = [];
  let given = settings;
  connection.onRequest((name, parameters) => {
    heard.push(name);
    if (name === 'workspace/configuration') return [given];
    if (name === 'client/registerCapability') watched.push(...(parameters as { registrations: unknown[] }).registrations);
    return null;
  });
  connection.onNotification((name, parameters) => {
    heard.push(name);
    if (name === 'textDocument/publishDiagnostics')
      pushed.set((parameters as PublishDiagnosticsParams).uri, parameters as PublishDiagnosticsParams);
  });
  connection.onUnhandledProgress(() => void heard.push('$/progress'));
  connection.listen();

  const result = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities,
    initializationOptions,
    workspaceFolders: folders.map((folder) => ({ uri: uri(folder), name: folder })),
  });
  await connection.sendNotification('initialized', {});

  return {
    connection,
    result,
    pushed,
    heard,
    watched,
    uri,
    write,
    async open(path) {
      const text = files[path] ?? '';
      const document = TextDocument.create(uri(path), path.endsWith('.json') ? 'jsonc' : 'typescript', 1, text);
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: document.uri, languageId: document.languageId, version: 1, text },
      });
      return document;
    },
    async edit(document, piece, text) {
      const start = document.getText().indexOf(piece);
      if (start < 0) throw new Error(`'${piece}' does not stand in ${document.uri}`);
      const change = { range: { start: document.positionAt(start), end: document.positionAt(start + piece.length) }, text };
      const version = document.version + 1;
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: document.uri, version },
        contentChanges: [change],
      });
      return TextDocument.update(document, [change], version);
    },
    async replace(document, text) {
      const version = document.version + 1;
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: document.uri, version },
        contentChanges: [{ text }],
      });
      return TextDocument.update(document, [{ text }], version);
    },
    async pull(address) {
      const report = await connection.sendRequest<{ items?: Diagnostic[] }>('textDocument/diagnostic', { textDocument: { uri: address } });
      return report.items ?? [];
    },
    actions: async (address, range, only) =>
      connection.sendRequest('textDocument/codeAction', {
        textDocument: { uri: address },
        range,
        context: { diagnostics: [], ...(only ? { only } : {}) },
      }),
    async settings(next) {
      given = next;
      await connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    },
    async stop() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      await new Promise((resolve) => child.once('exit', resolve));
      connection.dispose();
      if (place === undefined) rmSync(root, { recursive: true });
    },
  };
}

function connected(child: ChildProcess): MessageConnection {
  if (!child.stdin || !child.stdout) throw new Error('The server has no streams.');
  return createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
}

/** The text with the edits of one document made, the last first. */
export function edited(document: TextDocument, edit: TextDocumentEdit | undefined): string {
  return TextDocument.applyEdits(document, (edit?.edits ?? []) as Parameters<typeof TextDocument.applyEdits>[1]);
}

export async function until<Value>(what: string, probe: () => Value | Promise<Value>, milliseconds = 10_000): Promise<NonNullable<Value>> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > end) throw new Error(`timed out waiting for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
