import { afterEach, describe, expect, it } from 'vitest';
import type { CodeAction, Diagnostic, TextDocumentEdit } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Client, edited, started, until } from './server-process.ts';

/** Two calls that can hang, whose fix is a suggestion; and two comments that silence nothing, whose fix is safe. */
const RATES = 'src/rates.ts';
const FILES = {
  'package.json': JSON.stringify({ name: 'rates', dependencies: { express: '5.0.0' } }),
  [RATES]: `import { Router } from 'express';

export const rates = Router();

rates.get('/rates', async (request, response) => {
  const latest = await fetch('https://rates.example/latest');
  // latency-lens-ignore-next-line n-plus-one-query -- once upon a time
  response.json(await latest.json());
});

rates.get('/rates/:day', async (request, response) => {
  const day = await fetch(\`https://rates.example/\${request.params.day}\`);
  // latency-lens-ignore-next-line n-plus-one-query -- once upon a time
  response.json(await day.json());
});
`,
};

let client: Client;
afterEach(() => client.stop());

const resolved = (action: CodeAction | undefined) => client.connection.sendRequest<CodeAction>('codeAction/resolve', action);
const editOf = (action: Pick<CodeAction, 'edit'> | null) => action?.edit?.documentChanges?.[0] as TextDocumentEdit | undefined;
const isFix = ({ title, kind }: CodeAction) => kind === 'quickfix' && !title.startsWith('Allow');
const isAllowance = ({ title }: CodeAction) => title.startsWith('Allow');

async function opened(rule: string): Promise<{ document: TextDocument; finding: Diagnostic; actions: readonly CodeAction[] }> {
  client = await started({ files: FILES });
  const document = await client.open(RATES);
  const finding = (await client.pull(document.uri)).find(({ code }) => code === rule);
  if (!finding) throw new Error(`no ${rule}`);
  return { document, finding, actions: await client.actions(document.uri, finding.range) };
}

async function rulesAfter(document: TextDocument, text: string): Promise<readonly unknown[]> {
  const textDocument = { uri: document.uri, version: document.version + 1 };
  await client.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges: [{ text }] });
  return (await client.pull(document.uri)).map(({ code }) => code);
}

describe('code actions', () => {
  it('are offered without their edits, and made when chosen, for the version they are about', async () => {
    const { document, actions } = await opened('missing-timeout');
    const [fix] = actions.filter(isFix);
    expect(fix).toMatchObject({ kind: 'quickfix', diagnostics: [{ code: 'missing-timeout' }] });
    expect(fix?.edit).toBeUndefined();
    const edit = editOf(await resolved(fix));
    expect(edit?.textDocument).toEqual({ uri: document.uri, version: 1 });
    const text = edited(document, edit);
    expect(text).toContain("fetch('https://rates.example/latest', { signal: AbortSignal.timeout(10_000) })");
    expect(await rulesAfter(document, text)).toEqual(['unused-suppression', 'missing-timeout', 'unused-suppression']);
  });

  it('mend all findings of a rule in the file', async () => {
    const { document, actions } = await opened('missing-timeout');
    const every = actions.filter(isFix).find(({ title }) => title.endsWith('at all 2 places in this file'));
    const text = edited(document, editOf(await resolved(every)));
    expect(await rulesAfter(document, text)).toEqual(['unused-suppression', 'unused-suppression']);
  });

  it('mend everything that is safe, and nothing else, as a source action', async () => {
    const { document, finding } = await opened('unused-suppression');
    const [all, ...others] = await client.actions(document.uri, finding.range, ['source.fixAll']);
    expect(others).toEqual([]);
    expect(all?.kind).toBe('source.fixAll.latencyLens');
    const text = edited(document, editOf(await resolved(all)));
    expect(await rulesAfter(document, text)).toEqual(['missing-timeout', 'missing-timeout']);
    expect(text).not.toContain('latency-lens');
  });

  it('do not offer to allow what is about allowing, and mark what can go', async () => {
    const { finding, actions } = await opened('unused-suppression');
    expect(finding.tags).toEqual([1]);
    expect(actions.filter(isAllowance)).toEqual([]);
    expect(actions.filter(isFix).map(({ isPreferred }) => isPreferred)).toEqual([true, undefined]);
  });

  it('are not offered where the code is of no shape that they mend', async () => {
    const path = 'src/audits.ts';
    const text = `import { model, Schema } from 'mongoose';

const Audit = model('Audit', new Schema({ name: String }));

export async function keep(entries: { name: string }[]) {
  for (const { name } of entries) await Audit.create({ name });
}
`;
    client = await started({ files: { ...FILES, [path]: text } });
    const document = await client.open(path);
    const [finding] = await client.pull(document.uri);
    expect(finding).toMatchObject({ code: 'write-in-loop' });
    const actions = finding ? await client.actions(document.uri, finding.range) : [];
    expect(actions.filter(isFix)).toEqual([]);
    expect(actions.filter(isAllowance)).toHaveLength(2);
  });

  it('leave the workspace as it is until they are applied', async () => {
    const { document, actions } = await opened('missing-timeout');
    const before = await client.pull(document.uri);
    for (const action of actions.filter(isFix)) await resolved(action);
    expect(await client.pull(document.uri)).toEqual(before);
  });

  it('are refused when the document has changed since they were offered', async () => {
    const { document, actions } = await opened('missing-timeout');
    await client.edit(document, 'import { Router }', '\nimport { Router }');
    await expect(resolved(actions.find(isFix))).rejects.toMatchObject({ code: -32801 });
  });

  it('are not offered while the file does not parse', async () => {
    const { document, finding } = await opened('missing-timeout');
    await client.edit(document, 'export const rates', 'const half = {\nexport const rates');
    expect(await client.actions(document.uri, finding.range)).toEqual([]);
  });

  it('keep to the kinds that are asked for', async () => {
    const { document, finding } = await opened('missing-timeout');
    expect(await client.actions(document.uri, finding.range, ['refactor'])).toEqual([]);
    const kinds = (await client.actions(document.uri, finding.range, ['source'])).map(({ kind }) => kind);
    expect(kinds).toEqual(['source.fixAll.latencyLens']);
  });

  it('suppress with a reason, here and in the file', async () => {
    const { document, finding, actions } = await opened('missing-timeout');
    expect(actions.filter(isAllowance)).toHaveLength(2);
    const target = { uri: document.uri, version: 1, rule: 'missing-timeout', range: finding.range, reason: ' an internal host ' };
    const suppressed = async (scope: string) => {
      const edit = await client.connection.sendRequest<CodeAction['edit']>('latencyLens/suppress', { ...target, scope });
      return edited(document, editOf({ ...(edit ? { edit } : {}) }));
    };
    expect(await suppressed('next-line')).toContain(
      '  // latency-lens-ignore-next-line missing-timeout -- an internal host\n  const latest = await fetch',
    );
    expect(await suppressed('file')).toMatch(/^\/\/ latency-lens-ignore-file missing-timeout -- an internal host\n/);
    await expect(client.connection.sendRequest('latencyLens/suppress', { ...target, scope: 'file', version: 7 })).rejects.toMatchObject({
      code: -32801,
    });
  });

  it('have their edits at once, and no command, for a client that can do little', async () => {
    client = await started({ files: FILES, capabilities: {} });
    await until('a push', () => client.pushed.get(client.uri(RATES)));
    const document = await client.open(RATES);
    const [finding] = client.pushed.get(document.uri)?.diagnostics ?? [];
    if (!finding) throw new Error('nothing found');
    const actions = await client.actions(document.uri, finding.range);
    expect(actions.find(isFix)?.edit?.changes?.[document.uri]).toHaveLength(1);
    const allow = actions.find(isAllowance);
    expect(allow?.command).toBeUndefined();
    expect(allow?.edit?.changes?.[document.uri]?.[0]?.newText).toContain('latency-lens-ignore-next-line missing-timeout -- ');
  });
});
