import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { finding } from './answers.ts';
import { inserted, opened, restored } from './example.ts';
import { pause, until } from './waiting.ts';

suite('the extension', () => {
  teardown(() => restored());

  test('starts with the first TypeScript file', async () => {
    const extension = vscode.extensions.getExtension('latency-lens.latency-lens');
    assert.ok(extension, 'is installed');
    await opened('src/main.ts');
    await until('it to be active', () => extension.isActive);
  });

  test('carries out every command that its manifest names', async () => {
    const extension = vscode.extensions.getExtension('latency-lens.latency-lens');
    const named: readonly { readonly command: string }[] = extension?.packageJSON.contributes.commands;
    const known = new Set(await vscode.commands.getCommands(true));
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter(({ command }) => !known.has(command)),
      [],
    );
  });

  test('leaves nothing unanswered while somebody types fast', async () => {
    const document = await opened('src/routes/products.ts');
    await finding(document.uri, 'n-plus-one-query');
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => {
      if (String((reason as Error)?.stack).includes('client.js')) unhandled.push(reason);
    };
    process.on('unhandledRejection', note);
    for (let key = 0; key < 30; key += 1) {
      await inserted(document, new vscode.Position(0, 0), '/');
      await pause(key % 3 ? 5 : 60);
    }
    await pause(1_000);
    process.off('unhandledRejection', note);
    assert.deepEqual(unhandled.map(String), []);
  });

  if (process.env.E2E_FORCE_FAIL) test('fails on purpose', () => assert.fail('as E2E_FORCE_FAIL asks'));
});
