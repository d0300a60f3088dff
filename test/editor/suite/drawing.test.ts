import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { opened, positionOf, until } from './workspace.ts';

suite('costs drawn in the code', () => {
  teardown(async () => {
    const settings = vscode.workspace.getConfiguration('latencyLens');
    await settings.update('codeLens.enabled', undefined, vscode.ConfigurationTarget.Global);
    await settings.update('inlayHints.enabled', undefined, vscode.ConfigurationTarget.Global);
  });

  const lenses = async (document: vscode.TextDocument) => {
    const all = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 20);
    return all.filter(({ command }) => command?.title.includes('quer'));
  };
  const hints = async (document: vscode.TextDocument) => {
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const all = await vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, whole);
    return all.filter(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')).includes('⟳'));
  };

  test('a lens on every route tells its path and its cost', async () => {
    const document = await opened('src/routes/products.ts');
    const found = await until('lenses', async () => {
      const now = await lenses(document);
      return now.length > 0 && now;
    });
    const titles = found.map(({ command }) => command?.title ?? '');
    assert.ok(
      titles.some((title) => /GET \/products\/feed\.csv · .*products/.test(title)),
      titles.join('\n'),
    );
  });

  test('a hint at a loop tells what each round costs', async () => {
    const document = await opened('src/routes/products.ts');
    const found = await until('hints', async () => {
      const now = await hints(document);
      return now.length > 0 && now;
    });
    const line = positionOf(document, 'for (const product of products)').line;
    assert.ok(found.some(({ position }) => position.line === line));
  });

  test('lenses and hints are switched off separately', async () => {
    const document = await opened('src/routes/products.ts');
    await until('lenses', async () => (await lenses(document)).length > 0);
    const settings = vscode.workspace.getConfiguration('latencyLens');
    await settings.update('codeLens.enabled', false, vscode.ConfigurationTarget.Global);
    await until('no lenses', async () => (await lenses(document)).length === 0);
    assert.ok((await hints(document)).length > 0, 'hints stay');
    await settings.update('inlayHints.enabled', false, vscode.ConfigurationTarget.Global);
    await until('no hints', async () => (await hints(document)).length === 0);
  });
});
