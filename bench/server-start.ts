/**
 * How long it takes from starting the language server on a folder to the diagnostics of a file that is open in the editor, and how long it
 * keeps others waiting meanwhile.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PATIENCE } from './processes.ts';

const server = fileURLToPath(new URL('../dist/server.js', import.meta.url));

export interface Start {
  /** Milliseconds to the diagnostics. */
  readonly diagnostics: number;
  /** Milliseconds from each small question that was asked meanwhile to its answer. */
  readonly waits: readonly number[];
}

/** Milliseconds between two small questions: as often as somebody types fast. */
const BETWEEN = 25;

/**
 * @param storage where the editor lets the server keep what makes its next start faster
 * @param afterwards what has to happen before the server is stopped
 * @returns undefined when no diagnostics came in time
 */
export async function firstDiagnostics(
  folder: string,
  file: string,
  storage: string | undefined,
  afterwards: () => Promise<void> = async () => undefined,
): Promise<Start | undefined> {
  const begun = performance.now();
  const child = spawn(process.execPath, [server, '--stdio']);
  const connection = new Connection(child);
  const answered = async (): Promise<Start> => {
    const uri = pathToFileURL(file).href;
    await connection.ask('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: { textDocument: { diagnostic: {} }, workspace: { configuration: true, workspaceFolders: true } },
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'measured' }],
      initializationOptions: { storage },
    });
    connection.tell('initialized', {});
    const text = readFileSync(file, 'utf8');
    connection.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'typescript', version: 1, text } });
    const waits: number[] = [];
    // What the server does not know, it says at once: all that the question waits for is what is under way.
    const asking = setInterval(() => {
      const asked = performance.now();
      void connection.ask('latencyLens/nothing', {}).then(() => waits.push(performance.now() - asked));
    }, BETWEEN);
    await connection.ask('textDocument/diagnostic', { textDocument: { uri } }).finally(() => clearInterval(asking));
    return { diagnostics: performance.now() - begun, waits };
  };
  let watch: NodeJS.Timeout | undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    watch = setTimeout(resolve, PATIENCE, undefined);
  });
  try {
    const start = await Promise.race([answered(), tooLate]);
    // What is kept for the next start is written last.
    if (start) await Promise.race([afterwards().then(() => connection.ask('shutdown', null)), tooLate]);
    return start;
  } finally {
    clearTimeout(watch);
    child.kill('SIGKILL');
  }
}

/** Until something stands in the folder, and a second goes by in which it does not grow. */
export async function settled(folder: string): Promise<void> {
  const size = () => readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  for (let before = -1, now = 0; now === 0 || now !== before; now = size()) {
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

interface Message {
  readonly id?: number | string;
  readonly method?: string;
}

/** As much of the protocol as it takes to ask: the other side's questions are answered with nothing. */
class Connection {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly waiting = new Map<number | string, () => void>();
  private unread = Buffer.alloc(0);
  private asked = 0;

  constructor(child: ChildProcessWithoutNullStreams) {
    this.child = child;
    child.stderr.resume();
    child.stdout.on('data', (piece: Buffer) => this.read(piece));
  }

  tell(method: string, params: unknown): void {
    this.send({ method, params });
  }

  ask(method: string, params: unknown): Promise<void> {
    this.asked += 1;
    const id = this.asked;
    this.send({ id, method, params });
    return new Promise((resolve) => this.waiting.set(id, resolve));
  }

  private send(message: object): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  private read(piece: Buffer): void {
    this.unread = Buffer.concat([this.unread, piece]);
    for (;;) {
      const end = this.unread.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/i.exec(this.unread.toString('latin1', 0, Math.max(end, 0)))?.[1]);
      if (end < 0 || !(this.unread.length >= end + 4 + length)) return;
      this.take(JSON.parse(this.unread.toString('utf8', end + 4, end + 4 + length)) as Message);
      this.unread = this.unread.subarray(end + 4 + length);
    }
  }

  private take({ id, method }: Message): void {
    if (id === undefined) return;
    if (method === undefined) this.waiting.get(id)?.();
    else this.send({ id, result: method === 'workspace/configuration' ? [{}] : null });
  }
}
