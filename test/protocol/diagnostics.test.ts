import { afterEach, describe, expect, it } from 'vitest';
import type { Diagnostic, WorkspaceDiagnosticReport } from 'vscode-languageserver/node';
import { ABLE, type Client, started, until } from './server-process.ts';
import { CUSTOMERS, ORDERS, SHOP } from './shop.ts';

let client: Client;
afterEach(() => client.stop());

const rulesIn = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code);

describe('diagnostics', () => {
  it('are pulled, with what proves them', async () => {
    client = await started({ files: SHOP });
    const document = await client.open(ORDERS);
    const found = await client.pull(document.uri);
    expect(rulesIn(found)).toEqual(['n-plus-one-query', 'n-plus-one-query']);
    const [inLoop, throughCall] = found;
    expect(inLoop).toMatchObject({ severity: 2, source: 'latency-lens', data: { certainty: 'certain', item: 'orm-queries' } });
    expect(document.getText(inLoop?.range)).toBe('prisma.customer.findUnique');
    const [loop] = inLoop?.relatedInformation ?? [];
    expect(document.getText(loop?.location.range)).toBe('for (const order of open)');
    expect(throughCall?.relatedInformation?.map(({ location }) => location.uri)).toContain(client.uri(CUSTOMERS));
  });

  it('are told to be unchanged where they are', async () => {
    client = await started({ files: SHOP });
    const document = await client.open(ORDERS);
    const ask = (previousResultId?: string) =>
      client.connection.sendRequest<{ kind: string; resultId: string }>('textDocument/diagnostic', {
        textDocument: { uri: document.uri },
        previousResultId,
      });
    const first = await ask();
    expect(first.kind).toBe('full');
    expect(await ask(first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
  });

  it('of the whole workspace are pulled, and only news are full', async () => {
    client = await started({ files: SHOP });
    const ask = (previousResultIds: readonly { uri: string; value: string }[]) =>
      client.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds });
    const { items } = await ask([]);
    expect(items.map(({ uri, kind }) => ({ uri, kind }))).toEqual([{ uri: client.uri(ORDERS), kind: 'full' }]);
    const again = await ask(items.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' })));
    expect(again.items.map(({ kind }) => kind)).toEqual(['unchanged']);
  });

  it('of the whole workspace wait for news where the client can wait', async () => {
    client = await started({ files: SHOP });
    const first = await client.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
    const previousResultIds = first.items.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' }));
    let isAnswered = false;
    const waiting = client.connection
      .sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds, partialResultToken: 'part' })
      .finally(() => {
        isAnswered = true;
      });
    const document = await client.open(ORDERS);
    await client.pull(document.uri);
    expect(isAnswered).toBe(false);
    await client.edit(
      document,
      'for (const order of open) {\n    const customer = await prisma',
      'for (const order of open) {\n    const other = await prisma',
    );
    expect((await waiting).items.map(({ uri, kind }) => ({ uri, kind }))).toEqual([{ uri: document.uri, kind: 'full' }]);
  });

  it('are pushed to a client that cannot pull, with the version they are about', async () => {
    const { diagnostic: _, ...textDocument } = ABLE.textDocument;
    client = await started({ files: SHOP, capabilities: { ...ABLE, textDocument } });
    const pushed = await until('a push', () => client.pushed.get(client.uri(ORDERS)));
    expect(rulesIn(pushed.diagnostics)).toEqual(['n-plus-one-query', 'n-plus-one-query']);
    const document = await client.open(ORDERS);
    await client.edit(document, 'await customerOf(order.customerId)', 'null');
    const next = await until('the push after the edit', () => [...client.pushed.values()].find(({ version }) => version === 2));
    expect(rulesIn(next.diagnostics)).toEqual(['n-plus-one-query']);
  });

  it('follow an edit in another file, and the client is told to ask again', async () => {
    client = await started({ files: SHOP });
    const orders = await client.open(ORDERS);
    const customers = await client.open(CUSTOMERS);
    expect(await client.pull(orders.uri)).toHaveLength(2);
    await client.edit(customers, 'prisma.customer.findUnique({ where: { id } })', 'Promise.resolve({ id, name: "" })');
    await until('a refresh', () => client.heard.includes('workspace/diagnostic/refresh'));
    expect(await client.pull(orders.uri)).toHaveLength(1);
  });

  it('stay where the code is while the file does not parse', async () => {
    client = await started({ files: SHOP });
    const document = await client.open(ORDERS);
    await client.pull(document.uri);
    const broken = await client.edit(document, 'export const orders', 'const half = {\n\nexport const orders');
    const found = await client.pull(document.uri);
    expect(found.map(({ range }) => broken.getText(range))).toEqual(['prisma.customer.findUnique', 'customerOf']);
    await client.edit(broken, 'const half = {\n', '');
    expect(await client.pull(document.uri)).toHaveLength(2);
  });

  it('tell what is wrong in a configuration file on its line, and leave findings elsewhere alone', async () => {
    const files = { ...SHOP, 'latency-lens.json': '{\n  // our wishes\n  "rules": { "n-plus-one-quer": "off" }\n}\n' };
    client = await started({ files });
    const document = await client.open('latency-lens.json');
    const [found] = await client.pull(document.uri);
    expect(found).toMatchObject({
      code: 'invalid-configuration',
      range: { start: { line: 2 } },
      message: expect.stringContaining('n-plus-one-query'),
    });
    expect(await client.pull(client.uri(ORDERS))).toHaveLength(2);
    await client.edit(document, 'n-plus-one-quer', 'n-plus-one-query');
    expect(await client.pull(document.uri)).toEqual([]);
    expect(await client.pull(client.uri(ORDERS))).toEqual([]);
  });

  it('say of a file that cannot be read what to do about it', async () => {
    client = await started({ files: { ...SHOP, 'src/large.ts': `export const x = 1;\n${'// much\n'.repeat(300_000)}` } });
    const [found] = await client.pull(client.uri('src/large.ts'));
    expect(found).toMatchObject({ severity: 3, code: 'unreadable', message: expect.stringContaining('too large') });
    expect(await client.pull(client.uri(ORDERS))).toHaveLength(2);
  });
});
