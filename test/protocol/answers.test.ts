import { afterEach, describe, expect, it } from 'vitest';
import type { CodeAction, CodeLens, Hover, InlayHint, TextDocumentEdit } from 'vscode-languageserver/node';
import { type Client, edited, started, until } from './server-process.ts';
import { ORDERS, SHOP } from './shop.ts';

let client: Client;
afterEach(() => client.stop());

const fixesAmong = (actions: readonly CodeAction[]) =>
  actions.filter(({ title, kind }) => kind === 'quickfix' && !title.startsWith('Allow'));
const resolved = (action: CodeAction | undefined) => client.connection.sendRequest<CodeAction>('codeAction/resolve', action);
const editOf = ({ edit }: CodeAction) => edit?.documentChanges?.[0] as TextDocumentEdit | undefined;

describe('code actions', () => {
  it('are offered without their edits, and made when chosen, for the version they are about', async () => {
    client = await started({ files: SHOP });
    const document = await client.open(ORDERS);
    const [finding] = await client.pull(document.uri);
    if (!finding) throw new Error('nothing found');
    const [fix] = fixesAmong(await client.actions(document.uri, finding.range));
    expect(fix).toMatchObject({ diagnostics: [{ code: 'n-plus-one-query' }] });
    expect(fix?.edit).toBeUndefined();
    const edit = editOf(await resolved(fix));
    expect(edit?.textDocument).toEqual({ uri: document.uri, version: 1 });
    const text = edited(document, edit);
    expect(text).toContain('in:');
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: document.uri, version: 2 },
      contentChanges: [{ text }],
    });
    expect((await client.pull(document.uri)).map(({ code, range }) => `${code} ${range.start.line > finding.range.start.line}`)).toEqual([
      'n-plus-one-query true',
    ]);
  });

  it('are refused when the document has changed since they were offered', async () => {
    client = await started({ files: SHOP });
    const document = await client.open(ORDERS);
    const [finding] = await client.pull(document.uri);
    if (!finding) throw new Error('nothing found');
    const [fix] = fixesAmong(await client.actions(document.uri, finding.range));
    await client.edit(document, 'import { Router }', '\nimport { Router }');
    await expect(resolved(fix)).rejects.toMatchObject({ code: -32801 });
  });

  it('are not offered while the file does not parse', async () => {
    client = await started({ files: SHOP });
    const document = await client.open(ORDERS);
    const [finding] = await client.pull(document.uri);
    if (!finding) throw new Error('nothing found');
    await client.edit(document, 'export const orders', 'const half = {\nexport const orders');
    expect(await client.actions(document.uri, finding.range)).toEqual([]);
  });

  it('keep to the kinds that are asked for', async () => {
    client = await started({ files: SHOP });
    const document = await client.open(ORDERS);
    const [finding] = await client.pull(document.uri);
    if (!finding) throw new Error('nothing found');
    expect(await client.actions(document.uri, finding.range, ['refactor'])).toEqual([]);
    const kinds = (await client.actions(document.uri, finding.range, ['source'])).map(({ kind }) => kind);
    expect(kinds.every((kind) => kind === 'source.fixAll.latencyLens')).toBe(true);
  });

  it('suppress with a reason, here and in the file', async () => {
    client = await started({ files: SHOP });
    const document = await client.open(ORDERS);
    const [finding] = await client.pull(document.uri);
    if (!finding) throw new Error('nothing found');
    const allow = (await client.actions(document.uri, finding.range)).filter(({ title }) => title.startsWith('Allow'));
    expect(allow).toHaveLength(2);
    const target = { uri: document.uri, version: 1, rule: 'n-plus-one-query', range: finding.range, reason: 'three rows' };
    const suppressed = async (scope: string) => {
      const edit = await client.connection.sendRequest<CodeAction['edit']>('latencyLens/suppress', { ...target, scope });
      return edited(document, edit?.documentChanges?.[0] as TextDocumentEdit);
    };
    expect(await suppressed('next-line')).toContain(
      '    // latency-lens-ignore-next-line n-plus-one-query -- three rows\n    const customer',
    );
    expect(await suppressed('file')).toMatch(/^\/\/ latency-lens-ignore-file n-plus-one-query -- three rows\n/);
    await expect(client.connection.sendRequest('latencyLens/suppress', { ...target, scope: 'file', version: 7 })).rejects.toMatchObject({
      code: -32801,
    });
  });
});

describe('what is drawn and asked', () => {
  const lenses = (uri: string) => client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
  const hints = (uri: string, lines = 1_000) =>
    client.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: lines, character: 0 } },
    });

  it('a hover tells what a call is and how often it is sent', async () => {
    client = await started({ files: SHOP });
    const document = await client.open(ORDERS);
    await client.pull(document.uri);
    const position = document.positionAt(document.getText().indexOf('customer.findUnique'));
    const hover = await client.connection.sendRequest<Hover>('textDocument/hover', { textDocument: { uri: document.uri }, position });
    expect(hover.contents).toMatchObject({ kind: 'markdown', value: expect.stringMatching(/Prisma[\s\S]*customer[\s\S]*open/) });
    const nowhere = await client.connection.sendRequest('textDocument/hover', {
      textDocument: { uri: document.uri },
      position: { line: 0, character: 0 },
    });
    expect(nowhere).toBeNull();
  });

  it('a lens stands at every route, and its terms can be asked for', async () => {
    client = await started({ files: SHOP, initializationOptions: { hasCommands: true } });
    const document = await client.open(ORDERS);
    const [first, second] = await lenses(document.uri);
    expect(first?.command?.title).toMatch(/^GET \/orders · 1 \+ 1·open/);
    expect(second?.command?.title).toMatch(/^GET \/orders\/names/);
    expect(first?.command?.command).toBe('latencyLens.showCost');
    const route = await client.connection.sendRequest<{ terms: { operation: string; often: string }[] }>(
      'latencyLens/cost',
      first?.command?.arguments?.[0],
    );
    expect(route.terms.map(({ operation, often }) => `${operation} ${often}`)).toEqual([
      'prisma.order.findMany once',
      'prisma.customer.findUnique once for each of open',
    ]);
  });

  it('a hint stands at a loop that costs round trips, within the range that is asked about', async () => {
    client = await started({ files: SHOP });
    const document = await client.open(ORDERS);
    const all = await hints(document.uri);
    expect(all.map(({ label }) => label)).toEqual(['⟳ 1 query per order', '⟳ 1 query per order']);
    expect(await hints(document.uri, all[0]?.position.line)).toHaveLength(1);
  });

  it('lenses and hints are switched off separately, and everything together', async () => {
    client = await started({ files: SHOP, settings: { codeLens: { enabled: false } } });
    const document = await client.open(ORDERS);
    expect(await lenses(document.uri)).toEqual([]);
    expect(await hints(document.uri)).toHaveLength(2);
    await client.settings({ inlayHints: { enabled: false } });
    await until('no hints', async () => !(await hints(document.uri)).length);
    await until('lenses', async () => (await lenses(document.uri)).length);
    await client.settings({ enabled: false });
    await until('no lenses', async () => !(await lenses(document.uri)).length);
    expect(await client.pull(document.uri)).toEqual([]);
  });

  it('a request that is cancelled ends with the word for it, and the next is answered', async () => {
    client = await started({ files: SHOP });
    const document = await client.open(ORDERS);
    const { CancellationTokenSource } = await import('vscode-languageserver/node');
    const source = new CancellationTokenSource();
    const asked = client.connection.sendRequest('textDocument/codeLens', { textDocument: { uri: document.uri } }, source.token);
    source.cancel();
    await expect(asked).rejects.toMatchObject({ code: -32800 });
    expect(await lenses(document.uri)).toHaveLength(2);
  });

  it('an answer about a text that is gone is dropped, and is to be asked for again', async () => {
    client = await started({ files: SHOP });
    const document = await client.open(ORDERS);
    // Both arrive while the workspace is still being read.
    const about = { textDocument: { uri: document.uri } };
    const drawn = client.connection.sendRequest('textDocument/codeLens', about);
    const pulled = client.connection.sendRequest('textDocument/diagnostic', about);
    const [lensesFailed, diagnosticsFailed] = [drawn, pulled].map((asked) =>
      asked.then(
        () => undefined,
        (error) => error,
      ),
    );
    await client.edit(document, 'import { Router }', '\nimport { Router }');
    expect(await lensesFailed).toMatchObject({ code: -32801 });
    expect(await diagnosticsFailed).toMatchObject({ code: -32802, data: { retriggerRequest: true } });
    expect(await client.pull(document.uri)).toHaveLength(2);
  });
});

describe('a client that can do little', () => {
  it('has edits at once, without versions, and suppressions without a command', async () => {
    client = await started({ files: SHOP, capabilities: {} });
    await until('a push', () => client.pushed.get(client.uri(ORDERS)));
    const document = await client.open(ORDERS);
    const [finding] = client.pushed.get(document.uri)?.diagnostics ?? [];
    if (!finding) throw new Error('nothing found');
    const actions = await client.actions(document.uri, finding.range);
    const fix = fixesAmong(actions)[0];
    expect(fix?.edit?.changes?.[document.uri]).toBeDefined();
    const allow = actions.find(({ title }) => title.startsWith('Allow'));
    expect(allow?.edit?.changes?.[document.uri]?.[0]?.newText).toContain('latency-lens-ignore-next-line n-plus-one-query -- ');
  });
});
