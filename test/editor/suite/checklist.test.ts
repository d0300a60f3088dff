import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnosticOf, until, uriOf } from './workspace.ts';

interface Tree {
  getChildren(element?: unknown): vscode.ProviderResult<unknown[]>;
  getTreeItem(element: unknown): vscode.TreeItem | Thenable<vscode.TreeItem>;
}

suite('the checklist', () => {
  let tree: Tree;

  suiteSetup(async () => {
    const extension = vscode.extensions.getExtension<{ checklist: Tree }>('latency-lens.latency-lens');
    assert.ok(extension, 'the extension is installed');
    tree = (await extension.activate()).checklist;
  });

  const children = async (element?: unknown) => (await tree.getChildren(element)) ?? [];
  const labelOf = async (element: unknown) => {
    const { label } = await tree.getTreeItem(element);
    return typeof label === 'string' ? label : (label?.label ?? '');
  };

  test('has the ten sections and the 46 items', async () => {
    const sections = await until('sections', async () => {
      const now = await children();
      return now.length === 10 && now;
    });
    let items = 0;
    for (const section of sections) items += (await children(section)).length;
    assert.equal(items, 46);
  });

  test('shows findings beneath the item that they speak of', async () => {
    await until('findings beneath an item', async () => {
      for (const section of await children()) {
        for (const item of await children(section)) {
          if (!/ORM queries/i.test(await labelOf(item))) continue;
          return (await children(item)).length > 0;
        }
      }
      return false;
    });
  });

  test('a broken configuration is said on its line', async () => {
    const uri = uriOf('latency-lens.json');
    await vscode.workspace.fs.writeFile(uri, Buffer.from('{ "rules": { "n-plus-one-quer": "off" } }\n'));
    await vscode.workspace.openTextDocument(uri);
    const found = await diagnosticOf(uri, 'invalid-configuration');
    assert.match(found.message, /n-plus-one-query/);
    await vscode.workspace.fs.delete(uri);
  });
});
