import { mkdtempSync, readFileSync, realpathSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import type { ChecklistEntry, FileStatus, RouteEntry } from '../../server/protocol.ts';
import { type Client, edited, started, until } from './server-process.ts';
import { CUSTOMERS, ORDERS, SHOP } from './shop.ts';

let client: Client;
afterEach(() => client.stop());

const CREATED = 1;
const CHANGED = 2;
const DELETED = 3;
const tell = (path: string, type: number) =>
  client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: client.uri(path), type }] });
const status = (path: string) => client.connection.sendRequest<FileStatus>('latencyLens/fileStatus', { uri: client.uri(path) });

describe('the workspace', () => {
  it('shows progress while it is read, and asks to be told of files and settings', async () => {
    client = await started({ files: SHOP });
    await client.pull(client.uri(ORDERS));
    expect(client.heard).toEqual(expect.arrayContaining(['window/workDoneProgress/create', '$/progress', 'workspace/configuration']));
    expect(client.watched).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ method: 'workspace/didChangeWatchedFiles' }),
        expect.objectContaining({ method: 'workspace/didChangeConfiguration' }),
      ]),
    );
    expect(client.heard.indexOf('latencyLens/state')).toBeLessThan(client.heard.lastIndexOf('latencyLens/state'));
  });

  it('takes folders that are added, and lets go of those that are removed', async () => {
    const own = Object.fromEntries(Object.entries(SHOP).map(([path, text]) => [`one/${path}`, text]));
    const others = Object.fromEntries(Object.entries(SHOP).map(([path, text]) => [`two/${path}`, text]));
    client = await started({ files: { ...own, ...others }, folders: ['one'] });
    expect(await client.pull(client.uri(`one/${ORDERS}`))).toHaveLength(2);
    expect(await status(`two/${ORDERS}`)).toEqual({ kind: 'outside' });
    const folder = (name: string) => ({ uri: client.uri(name), name });
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [folder('two')], removed: [folder('one')] },
    });
    await until('the second folder', async () => (await client.pull(client.uri(`two/${ORDERS}`))).length === 2);
    expect(await status(`one/${ORDERS}`)).toEqual({ kind: 'outside' });
  });

  it('takes an example that is opened by itself for an application, and beside one for an example', async () => {
    const example = Object.fromEntries(Object.entries(SHOP).map(([path, text]) => [`repository/examples/shop/${path}`, text]));
    const around = { 'repository/.git/HEAD': '', 'repository/package.json': '{}', 'repository/tsconfig.json': '{}' };
    client = await started({ files: { ...around, ...example }, folders: ['repository/examples/shop'] });
    const orders = client.uri(`repository/examples/shop/${ORDERS}`);
    expect(await client.pull(orders)).toHaveLength(2);
    const folder = (path: string) => ({ uri: client.uri(path), name: path });
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [folder('repository')], removed: [folder('repository/examples/shop')] },
    });
    await until('silence', async () => (await client.pull(orders)).length === 0);
  });

  it('follows what happens to files outside the editor', async () => {
    client = await started({ files: SHOP });
    const found = async () => (await client.pull(client.uri(ORDERS))).length;
    expect(await found()).toBe(2);
    client.write(CUSTOMERS, 'export const customerOf = async (id: number) => ({ id, name: "" });\n');
    await tell(CUSTOMERS, CHANGED);
    await until('the change', async () => (await found()) === 1);
    client.write('src/more.ts', SHOP[ORDERS] ?? '');
    await tell('src/more.ts', CREATED);
    await until('the new file', async () => (await client.pull(client.uri('src/more.ts'))).length > 0);
    client.write('dist/built.js', SHOP[ORDERS] ?? '');
    await tell('dist/built.js', CREATED);
    unlinkSync(fileURLToPath(client.uri('src/more.ts')));
    await tell('src/more.ts', DELETED);
    await until('the file to go', async () => (await status('src/more.ts')).kind === 'outside');
    expect(await status('dist/built.js')).toEqual({ kind: 'outside' });
    rmSync(fileURLToPath(client.uri('src')), { recursive: true });
    await tell('src', DELETED);
    await until('the folder to go', async () => (await status(ORDERS)).kind === 'outside');
  });

  it('takes the text of an open document over that of the disk, until it is closed', async () => {
    client = await started({ files: SHOP });
    const document = await client.open(ORDERS);
    await client.edit(document, 'await customerOf(order.customerId)', 'null');
    expect(await client.pull(document.uri)).toHaveLength(1);
    await tell(ORDERS, CHANGED);
    expect(await client.pull(document.uri)).toHaveLength(1);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: document.uri } });
    await until('the text of the disk', async () => (await client.pull(document.uri)).length === 2);
  });

  it('lets go of a file that is deleted while it is open, until it is back on the disk', async () => {
    const off = '{ "rules": { "n-plus-one-query": "off" } }\n';
    client = await started({ files: { ...SHOP, 'latency-lens.json': off } });
    const found = async () => (await client.pull(client.uri(ORDERS))).length;
    const configuration = await client.open('latency-lens.json');
    expect(await found()).toBe(0);
    unlinkSync(fileURLToPath(configuration.uri));
    await tell('latency-lens.json', DELETED);
    await until('the findings without the configuration', async () => (await found()) === 2);
    const unsaved = await client.edit(configuration, '"off"', '"error"');
    await client.edit(unsaved, '"error"', '"off"');
    expect(await found()).toBe(2);
    client.write('latency-lens.json', off);
    await tell('latency-lens.json', CREATED);
    await until('the configuration that is saved again', async () => (await found()) === 0);
  });

  it('respects what git ignores, and what the configuration does', async () => {
    const files = {
      ...SHOP,
      '.git/HEAD': '',
      '.gitignore': 'generated/\n',
      'generated/orders.ts': SHOP[ORDERS] ?? '',
      'latency-lens.json': '{ "ignore": ["src/customers.ts"] }',
    };
    client = await started({ files });
    await client.open('generated/orders.ts');
    expect(await client.pull(client.uri('generated/orders.ts'))).toEqual([]);
    expect(await status('generated/orders.ts')).toEqual({ kind: 'outside' });
    expect(await status(CUSTOMERS)).toEqual({ kind: 'ignored' });
    expect(await status(ORDERS)).toEqual({ kind: 'checked', findings: 2, suppressed: 0 });
  });

  it('checks a single file that is open without a folder', async () => {
    const alone = (SHOP['src/database.ts'] ?? '') + (SHOP[ORDERS] ?? '').replace(/^import .* from '\.\/.*\n/gm, '');
    client = await started({ files: { 'alone.ts': alone }, folders: [] });
    await client.open('alone.ts');
    expect(await client.pull(client.uri('alone.ts'))).toHaveLength(1);
  });
});

describe('the checklist', () => {
  const checklist = () => client.connection.sendRequest<ChecklistEntry[]>('latencyLens/checklist');
  const declare = (declaration: unknown) =>
    client.connection.sendRequest<WorkspaceEdit>('latencyLens/declare', { item: 'cdns', declaration });

  it('has every item with what breaks it', async () => {
    client = await started({ files: SHOP });
    const items = await checklist();
    expect(new Set(items.map(({ section }) => section)).size).toBe(10);
    const item = items.find(({ id }) => id === 'orm-queries');
    expect(item).toMatchObject({ status: 'attention', findings: [{ location: { uri: client.uri(ORDERS) } }, {}] });
  });

  it('is declared in a new file, or among the comments of the one there is', async () => {
    client = await started({ files: SHOP });
    const made = await declare({ status: 'done', reason: 'CloudFront' });
    expect(made.documentChanges?.[0]).toMatchObject({ kind: 'create', uri: client.uri('latency-lens.json') });
    expect(JSON.stringify(made.documentChanges?.[1])).toContain('CloudFront');

    client.write('latency-lens.json', '{\n  // ours\n  "rules": {}\n}\n');
    await tell('latency-lens.json', CREATED);
    const edit = await until('the file to be known', async () => {
      const next = await declare({ status: 'done', reason: 'CloudFront' });
      return next.documentChanges?.length === 1 ? next : undefined;
    });
    expect(edit.documentChanges?.[0]).toMatchObject({ textDocument: { uri: client.uri('latency-lens.json'), version: null } });
    expect(JSON.stringify(edit)).not.toContain('ours');
  });

  it('leaves what else the file says as it was written', async () => {
    const cases = [
      {
        text: '{\n  // ours\n  "rules": { "sequential-await": "off" }\n}\n',
        after:
          '{\n  // ours\n  "rules": { "sequential-await": "off" },\n  "checklist": {\n    "cdns": {\n      "status": "done",\n      "reason": "here"\n    }\n  }\n}\n',
      },
      {
        text: '{\n  "checklist": { "db-indexes": { "status": "done", "reason": "x" } },\n  "ignore": ["a", "b"]\n}\n',
        after:
          '{\n  "checklist": {\n    "db-indexes": {\n      "status": "done",\n      "reason": "x"\n    },\n    "cdns": {\n      "status": "done",\n      "reason": "here"\n    }\n  },\n  "ignore": ["a", "b"]\n}\n',
      },
      { text: '{}', after: '{\n  "checklist": {\n    "cdns": {\n      "status": "done",\n      "reason": "here"\n    }\n  }\n}' },
    ];
    client = await started({ files: { ...SHOP, 'latency-lens.json': '' } });
    let document = await client.open('latency-lens.json');
    for (const { text, after } of cases) {
      document = await client.replace(document, text);
      const { documentChanges: [change] = [] } = await declare({ status: 'done', reason: 'here' });
      expect(edited(document, change as TextDocumentEdit)).toBe(after);
    }
  });

  it('hears of a declaration, and forgets it when it is taken back', async () => {
    const text = '{ "checklist": { "cdns": { "status": "done", "reason": "CloudFront" } } }\n';
    client = await started({ files: { ...SHOP, 'latency-lens.json': text } });
    const of = async () => (await checklist()).find(({ id }) => id === 'cdns');
    expect(await of()).toMatchObject({ status: 'declared', declared: { status: 'done', reason: 'CloudFront' } });
    const document = await client.open('latency-lens.json');
    const edit = await declare(null);
    const [change] = edit.documentChanges ?? [];
    expect(change).toMatchObject({ textDocument: { version: 1 } });
    await client.edit(document, '"cdns": { "status": "done", "reason": "CloudFront" }', '');
    expect(await of()).toMatchObject({ declared: null });
    await until('the word that it changed', () => client.heard.includes('latencyLens/changed'));
  });
});

it('routes come dearest first, and pages as Markdown', async () => {
  client = await started({ files: SHOP });
  const routes = await client.connection.sendRequest<RouteEntry[]>('latencyLens/routes');
  expect(routes.map(({ method, path, summary }) => `${method} ${path} ${summary}`)).toEqual([
    'GET /orders 1 + 1·open queries',
    'GET /orders/names 1 + 1·open queries',
  ]);
  const page = await client.connection.sendRequest<string>('latencyLens/page', { kind: 'item', id: 'orm-queries' });
  expect(page).toMatch(/^# Watch and tune ORM queries[\s\S]*n-plus-one-query/);
  expect(await client.connection.sendRequest('latencyLens/page', { kind: 'rule', id: '../../package' })).toBeNull();
});

it('starts from what an earlier session kept, and anew where that is damaged', async () => {
  const storage = mkdtempSync(join(tmpdir(), 'latency-lens-storage-'));
  const session = async () => {
    client = await started({ files: SHOP, initializationOptions: { storage } });
    const said = (await client.pull(client.uri(ORDERS))).map(({ code, range }) => ({ code, range }));
    await client.stop();
    return { said, kept: readFileSync(join(storage, 'modules.bin')) };
  };
  const first = await session();
  expect(first.said).not.toEqual([]);
  expect(await session()).toEqual(first);
  writeFileSync(join(storage, 'modules.bin'), first.kept.subarray(0, 100));
  expect(await session()).toEqual(first);
  rmSync(storage, { recursive: true });
  client = await started({ files: SHOP, initializationOptions: { storage: join(storage, 'none\0such') } });
  expect(await client.pull(client.uri(ORDERS))).toHaveLength(first.said.length);
});

it('says at once what the last session said of a text that is the same, until the workspace has been read', async () => {
  const folder = (name: string) => realpathSync(mkdtempSync(join(tmpdir(), `latency-lens-${name}-`)));
  const [root, storage] = [folder('root'), folder('storage')];
  const start = (files: Record<string, string>) => started({ files, root, initializationOptions: { storage } });
  const pulled = async () => (await client.pull(client.uri(ORDERS))).map(({ code }) => code);
  client = await start(SHOP);
  await client.open(ORDERS);
  const said = await pulled();
  expect(said).not.toEqual([]);
  await client.stop();

  const mended = { ...SHOP, [CUSTOMERS]: 'export const customerOf = async (id: number) => ({ id, name: "" });\n' };
  client = await start(mended);
  await client.open(ORDERS);
  expect(await pulled()).toEqual(said);
  await until('being asked to ask again', () => client.heard.includes('workspace/diagnostic/refresh'));
  const now = await pulled();
  expect(now).not.toEqual(said);
  await client.stop();

  client = await start({ ...mended, [ORDERS]: `${SHOP[ORDERS]}\n// another text\n` });
  await client.open(ORDERS);
  expect(await pulled()).toEqual(now);
  for (const made of [root, storage]) rmSync(made, { recursive: true });
});
