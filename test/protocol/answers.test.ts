import { afterEach, describe, expect, it } from 'vitest';
import type { CodeLens, Hover, InlayHint, MarkupContent } from 'vscode-languageserver/node';
import { type Client, started, until } from './server-process.ts';
import { ORDERS, SHOP } from './shop.ts';

let client: Client;
afterEach(() => client.stop());

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

  it('a hover on a reported call tells what it leads to', async () => {
    client = await started({ files: SHOP });
    const document = await client.open(ORDERS);
    await client.pull(document.uri);
    const position = document.positionAt(document.getText().indexOf('customerOf(order'));
    const hover = await client.connection.sendRequest<Hover>('textDocument/hover', { textDocument: { uri: document.uri }, position });
    expect(hover.contents).toMatchObject({ value: expect.stringMatching(/Prisma[\s\S]*customers\.ts:4[\s\S]*GET \/orders\/names/) });
  });

  it('a hover in a loop that is let pass names the reason, at the query and at a call that leads to it', async () => {
    const text = `import { customerOf } from './customers';
import { prisma } from './database';

export async function stored(order: { id: number }, most: number) {
  for (let attempt = 1; attempt <= most; attempt += 1) {
    try {
      return await prisma.order.update({ where: { id: order.id }, data: order });
    } catch (error) {
      if (attempt === most) throw error;
    }
  }
}

export async function exported(write: (rows: unknown) => void) {
  let skip = 0;
  for (;;) {
    const rows = await prisma.order.findMany({ skip, take: 100 });
    if (rows.length === 0) return;
    write(rows);
    skip += rows.length;
  }
}

export async function named(ids: number[]) {
  for (let start = 0; start < ids.length; start += 100) {
    await prisma.customer.findMany({ where: { id: { in: ids.slice(start, start + 100) } } });
  }
}

export async function tried(id: number, most: number) {
  for (let attempt = 1; attempt <= most; attempt += 1) {
    try {
      return await customerOf(id);
    } catch (error) {
      if (attempt === most) throw error;
    }
  }
}
`;
    client = await started({ files: { ...SHOP, 'src/passing.ts': text } });
    const document = await client.open('src/passing.ts');
    expect(await client.pull(document.uri)).toEqual([]);
    const told = async (piece: string) => {
      const position = document.positionAt(text.indexOf(piece));
      const hover = await client.connection.sendRequest<Hover>('textDocument/hover', { textDocument: { uri: document.uri }, position });
      return (hover?.contents as MarkupContent | undefined)?.value;
    };
    expect(await told('order.update')).toMatch(/let pass: retry loop/);
    expect(await told('order.findMany')).toMatch(/let pass: page loop/);
    expect(await told('customer.findMany')).toMatch(/let pass: chunks of 100/);
    expect(await told('customerOf(id)')).toMatch(/customers\.ts:4[\s\S]*let pass: retry loop/);
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
